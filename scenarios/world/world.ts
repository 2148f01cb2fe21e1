import type { Clock } from '../../simulators/kit/clock/clock.js';
import type { FaultPlan } from '../../simulators/kit/faults/fault-plan.js';
import type { History } from '../../simulators/kit/history/history.js';
import type { Party } from '../../simulators/kit/history/history-entry.js';
import type { ClerkAct, NewOrder } from '../../simulators/legacy-order/legacy-order-simulator.js';
import type { SwitchChanges } from '../../simulators/legacy-order/switches.js';

export type HttpRequest = {
  readonly method: 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE' | 'OPTIONS';
  /** Path and query. */
  readonly path: string;
  readonly headers: Readonly<Record<string, string>>;
  /** JSON, null for none. */
  readonly body: string | null;
};

/** An answer that arrived whole, or null: none came. */
export type HttpAnswer = { readonly status: number; readonly body: string } | null;

/**
 * The payment service that is judged. Starting may fail for reasons outside the run (a port, a
 * broken build); that is an `EnvironmentError`.
 */
export type ServiceUnderTest = {
  readonly start: () => Promise<void>;
  readonly stop: () => Promise<void>;
  /** Ends it at once, as a power cut would; what it had not stored is gone. */
  readonly crash: () => Promise<void>;
  readonly ask: (request: HttpRequest) => Promise<HttpAnswer>;
};

export type BackOfficeRefund = {
  readonly order: string;
  /** All that is left, when it is not given. */
  readonly amountKrw?: number;
};

export type HandPosting = {
  readonly order: string;
  /** As it was refused, when it is not given. */
  readonly amountKrw?: number;
};

/** Everybody around one payment: who is there is the same in both worlds, how they talk is not. */
export type World = {
  readonly kind: 'wire' | 'virtual';
  readonly clock: Clock;
  readonly history: History;
  readonly faults: FaultPlan;
  readonly service: ServiceUnderTest;
  /** The customer's browser talks to the PG. */
  readonly askPg: (request: HttpRequest) => Promise<HttpAnswer>;
  readonly openOrder: (order: NewOrder) => void;
  readonly clerk: (act: ClerkAct) => void;
  /** From now on the legacy system behaves so. */
  readonly changeQuirks: (changes: SwitchChanges) => void;
  /** The accountant posts what was refused of an order of the shop; nothing happens when nothing was. */
  readonly postByHand: (posting: HandPosting) => void;
  /** Somebody returns money of the order at the PG by hand; without money of it nothing happens. */
  readonly refundInBackOffice: (refund: BackOfficeRefund) => void;
  /**
   * The night passes, and with it the batch of the legacy system; the service does not run meanwhile. Real time cannot be
   * moved: in the wire world the batch runs at once.
   */
  readonly passNight: () => Promise<void>;
  /** How many requests will still be executed although their caller has gone. */
  readonly pendingExecutions: () => number;
  /** How many webhooks are on their way to the service, or soon will be. */
  readonly webhooksOnTheirWay: () => number;
  /** Closes a party's port: from now on connections are refused. */
  readonly goDown: (party: Party) => void;
  /** Opens it again; rejects with an `EnvironmentError` when somebody else has taken it. */
  readonly comeBack: (party: Party) => Promise<void>;
  /** Lets the world happen until `main` is done; in the wire world it happens by itself. */
  readonly drive: <T>(main: Promise<T>) => Promise<T>;
  readonly close: () => Promise<void>;
};

/** How long the power is off after a crash, in milliseconds. */
export const restartAfterMs = 100;

/** The run could not take place: not the service's fault, and never a pass. */
export class EnvironmentError extends Error {
  override readonly name = 'EnvironmentError';
}
