import type { Party } from '../simulators/kit/history/history-entry.js';

/** One thing that the payment service asks of a partner, and what it needs to find in the answer. */
export type Interaction = {
  /** Names it within its pact; Pact keeps only the last of two with the same name. */
  readonly description: string;
  readonly state: ProviderState;
  readonly request: {
    readonly method: 'GET' | 'POST';
    readonly path: string;
    readonly query?: Readonly<Record<string, string>>;
    readonly headers?: Readonly<Record<string, string>>;
    readonly body?: JsonObject;
  };
  readonly response: {
    readonly status: number;
    /** What it reads, no more. A plain value is expected as it stands, a matcher by its kind. */
    readonly body: Readonly<Record<string, unknown>> | readonly unknown[];
  };
};

/** What must be true at the partner beforehand. The partner's side knows it by its name. */
export type ProviderState = { readonly name: string; readonly params: JsonObject };

export type JsonObject = Readonly<Record<string, string | number>>;

/** All that is pinned of one partner. */
export type Contract = { readonly provider: Party; readonly interactions: readonly Interaction[] };

export function descriptionsOf({ interactions }: Contract): readonly string[] {
  return interactions.map(({ description }) => description);
}
