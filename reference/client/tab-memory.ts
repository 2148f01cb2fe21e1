import * as z from 'zod/mini';
import type { Ticket } from './core/ticket.js';

/** What a tab keeps of one order over refreshes and the way to the PG. A window that it opens begins with a copy. */
export type TabMemory = {
  /** The same until `forget`, so that a repeated request to pay is known to be one. */
  readonly requestId: () => string;
  readonly ticket: () => Ticket | null;
  readonly remember: (ticket: Ticket) => void;
  readonly forget: () => void;
};

const keptSchema = z.object({
  requestId: z.string(),
  ticket: z.nullable(
    z.object({
      attemptId: z.string(),
      secret: z.string(),
      pgOrderId: z.string(),
      amountKrw: z.int(),
      orderName: z.string(),
    }),
  ),
});

type Kept = z.infer<typeof keptSchema>;

/** In the session storage: it ends with the tab, and no other site reads it. */
export function createTabMemory(
  orderId: string,
  { storage, newRequestId }: { readonly storage: Storage; readonly newRequestId: () => string },
): TabMemory {
  const key = `payment of ${orderId}`;

  function read(): Kept | undefined {
    return keptSchema.safeParse(parseJson(storage.getItem(key))).data;
  }

  function write(kept: Kept): Kept {
    storage.setItem(key, JSON.stringify(kept));
    return kept;
  }

  function kept(): Kept {
    return read() ?? write({ requestId: newRequestId(), ticket: null });
  }

  return {
    requestId: () => kept().requestId,
    ticket: () => read()?.ticket ?? null,
    remember: (ticket) => {
      write({ ...kept(), ticket });
    },
    forget: () => {
      storage.removeItem(key);
    },
  };
}

function parseJson(text: string | null): unknown {
  try {
    return JSON.parse(text ?? 'null');
  } catch {
    return undefined; // Somebody else wrote there; we begin anew.
  }
}
