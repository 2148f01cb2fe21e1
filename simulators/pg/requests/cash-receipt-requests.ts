import { z } from 'zod';
import { looseAmountOrZero, looseText, looseWon, orderName, readerOf } from './read-body.js';

/** Source: Toss Payments docs, Cash receipts. The real sandbox does not look whether the order exists. */
const issue = z.object({
  amount: looseWon,
  orderId: looseText.pipe(z.string().min(1).max(64)),
  orderName: orderName.min(1),
  customerIdentityNumber: z.string().min(1).max(30),
  type: z.enum(['소득공제', '지출증빙']),
  taxFreeAmount: looseAmountOrZero.nullish(),
});

const cancel = z.object({ amount: looseWon.nullish() });

const settlement = z.object({ paymentKey: z.string().min(1).max(200) });

export const readCashReceipt = readerOf(issue);
/** The whole body may be left out. */
export const readCashReceiptCancel = (text: string) => read(text === '' ? '{}' : text);
export const readSettlement = readerOf(settlement);

const read = readerOf(cancel);
