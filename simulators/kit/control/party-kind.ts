import type { Prng } from '../choices/prng.js';
import type { Clock } from '../clock/clock.js';
import type { SubjectOf } from '../exchange/exchange.js';
import type { Simulator, SimulatorRequest } from '../exchange/simulator.js';
import type { History } from '../history/history.js';
import type { ControlRoute } from './control-route.js';

/** All that the stand-alone start needs to know of a party. Each party has one file that makes it. */
export type PartyKind = {
  /** A party for a session of its own. All of one kind have the same operations and routes. */
  readonly create: (deps: PartyDeps) => ControlledParty;
  /** The API key that a request carries, by which a session may know it; null where requests carry none. */
  readonly keyOf: ((request: SimulatorRequest) => string | undefined) | null;
  /** Where a magic order id strikes when it names no operation: `pg.confirm`. */
  readonly usualOperation: string;
  /** The codes that a business answer can have; null where the party says any. */
  readonly codes: readonly string[] | null;
  /** Where its API is described, for whoever reads the description of control. */
  readonly apiDescribedIn: string;
  /** What it serves to browsers. */
  readonly assets?: readonly Asset[];
};

/** A file for browsers, at GET `path`, whatever the query. */
export type Asset = {
  readonly path: string;
  readonly headers: Readonly<Record<string, string>>;
  /** Made when it is asked for. */
  readonly body: () => string;
};

export type PartyDeps = {
  readonly clock: Clock;
  readonly history: History;
  readonly prng: Prng;
  /** What webhooks and pages are to carry on in `ttadak-session`. */
  readonly session: string;
  /** Where browsers reach the party: `http://127.0.0.1:4700`; null until it listens. */
  readonly origin: () => string | null;
};

/** One party with what can be asked of it from beside its API. */
export type ControlledParty = {
  readonly simulator: Simulator;
  readonly subjectOf: SubjectOf;
  readonly routes: readonly ControlRoute[];
  /** How many there are of what it keeps, by status. */
  readonly countByStatus: () => ReadonlyMap<string, number>;
  /** Resolves when what a timer began has come to rest; waited for when the clock is put forward. */
  readonly settle?: () => Promise<void>;
  /** Ends what it has begun outside, as webhooks under way. */
  readonly close?: () => void;
};

/** What the parties of a kind can be asked, by name, each once. */
export function operationsOf({ simulator }: ControlledParty): readonly string[] {
  return [...new Set(simulator.operations.map(({ name }) => name))];
}
