import type { HttpRequest, HttpResult } from '../../../reference/adapters/http-transport.js';
import type { StepLog } from '../../../reference/app/ports.js';
import type { VirtualTime } from '../../../simulators/kit/clock/virtual-time.js';
import type { Facts } from './facts.js';
import type { Footprints } from './footprints.js';
import type { Heard, MakeCall, ServiceCall } from './service-call.js';
import type { ServiceLife } from './service-life.js';
import type { VirtualNetwork } from './virtual-network.js';

type Deps = {
  readonly time: VirtualTime;
  readonly life: ServiceLife;
  readonly network: VirtualNetwork;
  readonly stepLog: StepLog;
  readonly footprints: Footprints;
  readonly facts: Facts;
  readonly onCrash: () => Promise<void>;
};

/**
 * Carries out what the tasks of one process ask for. Every message is a step of the virtual time, and so is
 * every reading and writing of the step log, as it is with a disk: others may get in between.
 */
export function createMakeCall({
  time,
  life,
  network,
  stepLog,
  footprints,
  facts,
  onCrash,
}: Deps): MakeCall {
  /** The disk: whoever reads or writes waits for a turn; the dead do nothing. */
  function inTurn<T>(
    turn: { readonly label: string; readonly isWrite: boolean },
    act: () => Promise<T>,
  ): Promise<T> {
    return new Promise((resolve, reject) => {
      const footprint = turn.isWrite ? footprints.stepLogWrite() : footprints.stepLogRead;
      time.ready(`step log: ${turn.label}`, footprint, () => {
        if (!life.isOver()) act().then(resolve, reject);
      });
    });
  }

  function make(task: string, call: ServiceCall): Promise<unknown> {
    switch (call.kind) {
      case 'send':
        return send(network, { request: call.request, onCrash });
      case 'create':
        return inTurn({ label: `create ${call.step.orderId} by ${task}`, isWrite: true }, () =>
          stepLog.create(call.step),
        );
      case 'append':
        return inTurn({ label: `append ${call.attempt.id} by ${task}`, isWrite: true }, () =>
          stepLog.append(call.attempt, call.steps),
        );
      case 'find':
        return inTurn({ label: `find ${call.id} by ${task}`, isWrite: false }, () =>
          stepLog.find(call.id),
        );
      case 'find-by-pg-order-id':
        return inTurn({ label: `find ${call.id} by ${task}`, isWrite: false }, () =>
          stepLog.findByPgOrderId(call.id),
        );
      case 'list-all':
        return stepLog.listAll(call.limit);
      case 'search':
        return stepLog.search(call.query);
    }
  }

  return async (task, call) => {
    const value = await life.hold(make(task, call));
    return { value, fact: facts.of(value) } satisfies Heard;
  };
}

/** The service's way out: through the virtual network. */
async function send(
  network: VirtualNetwork,
  { request, onCrash }: { readonly request: HttpRequest; readonly onCrash: () => Promise<void> },
): Promise<HttpResult> {
  const { method, headers, body = '', timeoutMs } = request;
  const [, host, path = '/'] = /^http:\/\/([^/]+)(.*)$/.exec(request.url) ?? [];
  const view = await network.send({
    party: host === 'pg' ? 'pg' : 'legacy-order',
    method,
    path,
    headers,
    body,
    timeoutMs,
    onCrash,
  });
  return view.kind === 'reply' ? view : { ...view, code: null };
}
