import { z } from 'zod';
import { createErrands } from '../../kit/exchange/errands.js';
import type { SimulatorState, StateDocument } from '../../kit/exchange/simulator-state.js';
import type { PgSimulator } from '../pg-simulator.js';
import { createWebhooks, type Webhooks, type WebhooksDeps } from './webhooks.js';

export type PgWithWebhooks = { readonly pg: PgSimulator; readonly webhooks: Webhooks };

/** A PG that tells the merchant what happens. Its state is that of both. */
export function withWebhooks(
  pg: PgSimulator,
  deps: Omit<WebhooksDeps, 'pg' | 'errands'>,
): PgWithWebhooks {
  const errands = createErrands();
  const webhooks = createWebhooks({ ...deps, pg, errands });
  pg.state.subscribe(({ collection, value }) => {
    const removed = collection === 'billing-keys' ? removedKey.safeParse(value).data : undefined;
    if (removed !== undefined) webhooks.billingKeyDeleted(removed.billingKey);
  });
  return { webhooks, pg: { ...pg, errands, state: joinStates(pg.state, webhooks.state) } };
}

/** The books know payments only; that a billing key is gone shows in what the PG remembers of it. */
const removedKey = z.object({ billingKey: z.string(), isRemoved: z.literal(true) });

function joinStates(pg: SimulatorState, webhooks: SimulatorState): SimulatorState {
  return {
    documents: () => [...pg.documents(), ...webhooks.documents()],
    restore: (documents) => {
      pg.restore(documents.filter((document) => !isOfWebhooks(document)));
      webhooks.restore(documents.filter(isOfWebhooks));
    },
    subscribe: (listener) => {
      pg.subscribe(listener);
      webhooks.subscribe(listener);
    },
  };
}

function isOfWebhooks({ collection }: StateDocument): boolean {
  return collection.startsWith('webhook');
}
