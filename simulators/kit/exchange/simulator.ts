import type { Party } from '../history/history-entry.js';
import type { Errands } from './errands.js';
import type { SimulatorState } from './simulator-state.js';

/** A request as a simulator sees it, in either world. */
export type SimulatorRequest = {
  readonly method: string;
  /** Path without the query, as it came. */
  readonly path: string;
  /** What the route's `{parameters}` matched, decoded. */
  readonly params: Readonly<Record<string, string>>;
  readonly query: URLSearchParams;
  /** Names in lower case. */
  readonly headers: Readonly<Record<string, string | undefined>>;
  readonly body: string;
};

/** An answer before anything goes wrong with it. */
export type SimulatorReply = {
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string;
  /** The party's own result code (`ALREADY_PROCESSED_PAYMENT`), null when there is none. */
  readonly code: string | null;
  /** For the history only: what was expected of a request that is none, and what came. */
  readonly reason?: string;
};

/** What an execution needs to know besides the request. */
export type ExecutionContext = {
  /** Goes into the history with the effects. */
  readonly exchange: number;
  /** A business answer that the run asks for: the code to refuse with, when one is planned. */
  readonly answer: string | undefined;
};

/** One thing that a party can be asked to do. */
export type Operation = {
  /** For example `pg.confirm`; the part before the point is the party. */
  readonly name: string;
  readonly method: 'GET' | 'POST' | 'DELETE';
  /** In hapi's syntax: `/v1/payments/{paymentKey}`. */
  readonly path: string;
  /** The repair order that the request concerns, as far as it can be told without executing it. */
  readonly orderOf: (request: SimulatorRequest) => string | null;
  /** Does it, books it, and answers. */
  readonly execute: (request: SimulatorRequest, context: ExecutionContext) => SimulatorReply;
};

/** A party, ready to be put behind sockets (wire world) or called directly (virtual world). */
export type Simulator = {
  readonly party: Party;
  readonly operations: readonly Operation[];
  /** What the party says when it fails inside (status 500), in its own error envelope. */
  readonly serverError: SimulatorReply;
  /** What the party says to a path it does not have. */
  readonly notFound: SimulatorReply;
  /**
   * What the party says to a request that cannot be read: a path that cannot be decoded (its status is kept), a body above the
   * limit (413). Default: `notFound`.
   */
  readonly unreadable?: SimulatorReply;
  readonly state: SimulatorState;
  /** The code of its replies that give a planned answer; null when they have none. Default: the planned one itself. */
  readonly codeSaidFor?: (answer: string) => string | null;
  /** What it holds answers back for; left out when it never does. */
  readonly errands?: Errands;
  /**
   * The answer to this exchange, which is about to be executed, may be long under way: until the returned function is
   * called, when it leaves, the party takes the request to be still in hand.
   */
  readonly hold?: (exchange: number) => () => void;
};
