// What came of a call. Over a network there are three ends: accepted, rejected, and nobody knows.

import type { Effect } from './call.js';
import type { Deposit, OrderSighting, PgSighting, PostingSighting } from './sighting.js';

/** Time-out, reset and unreadable reply are `unknown`, never `rejected`: that is where money is lost. */
export type Outcome =
  /** With an account to be paid into: the PG has done what was asked for, and no money has moved yet. */
  | { readonly kind: 'accepted'; readonly deposit?: Deposit }
  | { readonly kind: 'rejected'; readonly code: string }
  | { readonly kind: 'unknown'; readonly reason: string };

/** The answer as it came, up to a limit. Kept beside the outcome, so that a wrong reading can be found. */
export type Evidence =
  | {
      readonly kind: 'reply';
      readonly status: number;
      readonly headers: Readonly<Record<string, string>>;
      readonly body: string;
    }
  | { readonly kind: 'no-reply'; readonly reason: string; readonly code: string | null };

export type EffectAnswer = { readonly outcome: Outcome; readonly evidence: Evidence };

export type Answer =
  | ({ readonly kind: 'effect'; readonly call: Effect } & EffectAnswer)
  | { readonly kind: 'order'; readonly order: OrderSighting }
  | { readonly kind: 'posting'; readonly posting: PostingSighting }
  | { readonly kind: 'observation'; readonly pg: PgSighting; readonly order: OrderSighting };

/** A reply as the transport read it, before anybody judged it. */
export type Reply = { readonly status: number; readonly body: string };
