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
  return { webhooks, pg: { ...pg, errands, state: joinStates(pg.state, webhooks.state) } };
}

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
