import { z } from 'zod';
import type { Collection, Collections } from '../kit/exchange/collections.js';

const cashReceipt = z.object({
  receiptKey: z.string(),
  orderId: z.string(),
  orderName: z.string(),
  type: z.enum(['소득공제', '지출증빙']),
  transactionType: z.enum(['CONFIRM', 'CANCEL']),
  amount: z.number(),
  taxFreeAmount: z.number(),
  customerIdentityNumber: z.string(),
  requestedAtMs: z.int(),
});

/** One that was issued or cancelled; a cancel is a receipt of its own. */
export type CashReceipt = Readonly<z.infer<typeof cashReceipt>>;

export type CashReceiptStore = Collection<CashReceipt>;

/** A store without any. */
export function createCashReceiptStore({ open }: Collections): CashReceiptStore {
  return open<CashReceipt>('cash-receipts', {
    isOne: (value): value is CashReceipt => cashReceipt.safeParse(value).success,
  });
}
