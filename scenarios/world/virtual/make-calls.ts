import type { HttpRequest, HttpResult } from '../../../reference/adapters/http-transport.js';
import type { OrderStore, StepLog } from '../../../reference/app/ports.js';
import type { Footprint } from '../../../simulators/kit/choices/footprint.js';
import type { VirtualTime } from '../../../simulators/kit/clock/virtual-time.js';
import type { Party } from '../../../simulators/kit/history/history-entry.js';
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
  readonly orders: OrderStore;
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
  orders,
  footprints,
  facts,
  onCrash,
}: Deps): MakeCall {
  /** The disk: whoever reads or writes waits for a turn; the dead do nothing. */
  function inTurn<T>(
    turn: { readonly label: string; readonly footprint: Footprint },
    act: () => Promise<T>,
  ): Promise<T> {
    return new Promise((resolve, reject) => {
      time.ready(turn.label, turn.footprint, () => {
        if (!life.isOver()) act().then(resolve, reject);
      });
    });
  }

  function inLogTurn<T>(
    turn: { readonly label: string; readonly isWrite: boolean },
    act: () => Promise<T>,
  ): Promise<T> {
    const footprint = turn.isWrite ? footprints.stepLogWrite() : footprints.stepLogRead;
    return inTurn({ label: `step log: ${turn.label}`, footprint }, act);
  }

  function make(task: string, call: ServiceCall): Promise<unknown> {
    switch (call.kind) {
      case 'send':
        return send(network, { request: call.request, onCrash });
      case 'create':
        return inLogTurn({ label: `create ${call.step.orderId} by ${task}`, isWrite: true }, () =>
          stepLog.create(call.step),
        );
      case 'append':
        return inLogTurn({ label: `append ${call.attempt.id} by ${task}`, isWrite: true }, () =>
          stepLog.append(call.attempt, call.steps),
        );
      case 'find':
        return inLogTurn({ label: `find ${call.id} by ${task}`, isWrite: false }, () =>
          stepLog.find(call.id),
        );
      case 'find-by-pg-order-id':
        return inLogTurn({ label: `find ${call.id} by ${task}`, isWrite: false }, () =>
          stepLog.findByPgOrderId(call.id),
        );
      case 'list-all':
        return stepLog.listAll(call.limit);
      case 'search':
        return stepLog.search(call.query);
      case 'find-order': {
        const label = `shop order: find ${call.orderId} by ${task}`;
        const footprint = footprints.shopOrderRead;
        return inTurn({ label, footprint }, () => orders.find(call.orderId));
      }
      case 'write-order': {
        const { orderId, state } = call.change.order;
        const label = `shop order: write ${orderId} ${state} by ${task}`;
        return inTurn({ label, footprint: footprints.shopOrderWrite }, () =>
          orders.write(call.change),
        );
      }
    }
  }

  return async (task, call) => {
    const value = await life.hold(make(task, call));
    return { value, fact: facts.of(value) } satisfies Heard;
  };
}

/** Each party is called what its host is called. */
const parties: readonly Party[] = ['pg', 'legacy-order', 'accounting'];

/** The service's way out: through the virtual network. */
async function send(
  network: VirtualNetwork,
  { request, onCrash }: { readonly request: HttpRequest; readonly onCrash: () => Promise<void> },
): Promise<HttpResult> {
  const { method, headers, body = '', timeoutMs } = request;
  const [, host, path = '/'] = /^http:\/\/([^/]+)(.*)$/.exec(request.url) ?? [];
  const view = await network.send({
    party: parties.find((party) => party === host) ?? 'legacy-order',
    method,
    path,
    headers,
    body,
    timeoutMs,
    onCrash,
  });
  return view.kind === 'reply' ? view : { ...view, code: null };
}
