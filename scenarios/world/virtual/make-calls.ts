import type { HttpRequest, HttpResult } from '../../../reference/adapters/http-transport.js';
import type { OrderStore, StepLog } from '../../../reference/app/ports.js';
import type { VirtualTime } from '../../../simulators/kit/clock/virtual-time.js';
import type { Party } from '../../../simulators/kit/history/history-entry.js';
import type { Facts } from './facts.js';
import { type DiskCall, footprintOfRequest, footprintOfTurn } from './footprints.js';
import type { Heard, MakeCall, ServiceCall } from './service-call.js';
import type { ServiceLife } from './service-life.js';
import type { VirtualNetwork } from './virtual-network.js';

type Deps = {
  readonly time: VirtualTime;
  readonly life: ServiceLife;
  readonly network: VirtualNetwork;
  readonly stepLog: StepLog;
  readonly orders: OrderStore;
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
  facts,
  onCrash,
}: Deps): MakeCall {
  /** The disk: whoever reads or writes waits for a turn; the dead do nothing. */
  function inTurn(task: string, call: DiskCall): Promise<unknown> {
    return new Promise((resolve, reject) => {
      time.ready(`${labelOf(call)} by ${task}`, footprintOfTurn(call), () => {
        if (!life.isOver()) work(call).then(resolve, reject);
      });
    });
  }

  function work(call: DiskCall): Promise<unknown> {
    switch (call.kind) {
      case 'create':
        return stepLog.create(call.step);
      case 'append':
        return stepLog.append(call.attempt, call.steps);
      case 'find':
        return stepLog.find(call.id);
      case 'find-by-pg-order-id':
        return stepLog.findByPgOrderId(call.id);
      case 'find-order':
        return orders.find(call.orderId);
      case 'write-order':
        return orders.write(call.change);
    }
  }

  function make(task: string, call: ServiceCall): Promise<unknown> {
    switch (call.kind) {
      case 'send':
        return send(network, { request: call.request, onCrash });
      case 'list-all':
        return stepLog.listAll(call.limit);
      case 'search':
        return stepLog.search(call.query);
      case 'create':
      case 'append':
      case 'find':
      case 'find-by-pg-order-id':
      case 'find-order':
      case 'write-order':
        return inTurn(task, call);
    }
  }

  return async (task, call) => {
    const value = await life.hold(make(task, call));
    return { value, fact: facts.of(value) } satisfies Heard;
  };
}

function labelOf(call: DiskCall): string {
  switch (call.kind) {
    case 'create':
      return `step log: create ${call.step.orderId}`;
    case 'append':
      return `step log: append ${call.attempt.id}`;
    case 'find':
    case 'find-by-pg-order-id':
      return `step log: find ${call.id}`;
    case 'find-order':
      return `shop order: find ${call.orderId}`;
    case 'write-order': {
      const { orderId, state } = call.change.order;
      return `shop order: write ${orderId} ${state}`;
    }
  }
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
  const party = parties.find((one) => one === host) ?? 'legacy-order';
  const view = await network.send({
    party,
    footprint: footprintOfRequest(party, method),
    method,
    path,
    headers,
    body,
    timeoutMs,
    onCrash,
  });
  return view.kind === 'reply' ? view : { ...view, code: null };
}
