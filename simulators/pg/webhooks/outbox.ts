import { z } from 'zod';
import type { Collections } from '../../kit/exchange/collections.js';
import { isOver, type Transmission } from './core/transmission.js';

/** Every transmission, in the order of its making, as far as there is room. */
export type Outbox = {
  readonly find: (id: string) => Transmission | undefined;
  readonly all: () => readonly Transmission[];
  /** Keeps a new one or its newer state. */
  readonly put: (transmission: Transmission) => void;
};

/**
 * An empty outbox for so many transmissions. Beyond, the oldest that is over makes room; when none is, the oldest,
 * which is thereby given up.
 */
export function createOutbox({ open }: Collections, keptMax: number): Outbox {
  const transmissions = open<Transmission>('webhooks', { isOne: isTransmission });

  function makeRoom() {
    if (transmissions.size() <= keptMax) return;
    const all = [...transmissions.values()];
    const oldest = all.find(isOver) ?? all[0];
    if (oldest !== undefined) transmissions.delete(oldest.id);
  }

  return {
    find: (id) => transmissions.get(id),
    all: () => [...transmissions.values()],
    put: (transmission) => {
      transmissions.set(transmission.id, transmission);
      makeRoom();
    },
  };
}

/** Only an outbox writes documents of its collection; a look at what all have tells one from others. */
function isTransmission(value: unknown): value is Transmission {
  return isKept.safeParse(value).success;
}

const isKept = z.looseObject({
  id: z.string(),
  transmissionId: z.string(),
  url: z.string(),
  body: z.string(),
  status: z.string(),
  attempts: z.array(z.looseObject({ retriedCount: z.int() })),
});
