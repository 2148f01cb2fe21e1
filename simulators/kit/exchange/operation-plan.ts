import { type Routed, shareRoutes } from './match-operation.js';
import type { ExecutionContext, Operation, SimulatorReply, SimulatorRequest } from './simulator.js';

/** An operation before there is a party: written once, and bound to each party that is built. */
export type OperationPlan<P> = Routed & {
  readonly name: string;
  readonly orderOf: (party: P, request: SimulatorRequest) => string | null;
  readonly execute: (
    party: P,
    request: SimulatorRequest,
    context: ExecutionContext,
  ) => SimulatorReply;
};

/** The operations of one party. Its routes are those of the plans, so that none are made for it alone. */
export function bindOperations<P>(
  plans: readonly OperationPlan<P>[],
  party: P,
): readonly Operation[] {
  const operations = plans.map((plan) => ({
    name: plan.name,
    method: plan.method,
    path: plan.path,
    orderOf: (request: SimulatorRequest) => plan.orderOf(party, request),
    execute: (request: SimulatorRequest, context: ExecutionContext) =>
      plan.execute(party, request, context),
  }));
  shareRoutes(operations, plans);
  return operations;
}
