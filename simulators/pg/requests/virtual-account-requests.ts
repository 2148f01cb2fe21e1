import { z } from 'zod';
import { parseKstTime } from '../core/kst.js';
import { looseAmountOrZero, looseText, looseWon, orderName, readerOf } from './read-body.js';

const looseHours = z.union([
  z.int(),
  z
    .string()
    .regex(/^\d{1,4}$/, 'INVALID_REQUEST')
    .transform(Number),
]);

const cashReceipt = z.object({
  type: z.enum(['소득공제', '지출증빙', '미발행'], 'INVALID_REGISTRATION_NUMBER_TYPE'),
  registrationNumber: z.string().max(30).nullish(),
});

/** Source: Toss Payments docs, Virtual account. Assumed: hours beyond the limit are refused as a due date beyond it is. */
const virtualAccount = z
  .object({
    amount: looseWon,
    orderId: looseText.pipe(z.string().regex(/^[\w=-]{1,64}$/)),
    orderName: orderName.min(1),
    customerName: z.string().min(1).max(100),
    bank: z.string(),
    accountKey: looseText.pipe(z.string().min(1).max(13)).nullish(),
    validHours: looseHours
      .refine((hours) => hours > 0)
      .refine((hours) => hours <= 720, 'EXCEED_MAX_DUE_DATE')
      .nullish(),
    dueDate: z
      .string()
      .refine((text) => parseKstTime(text) !== undefined, 'INVALID_DATE')
      .nullish(),
    customerEmail: z.string().max(100).nullish(),
    customerMobilePhone: looseText.nullish(),
    taxFreeAmount: looseAmountOrZero.nullish(),
    useEscrow: z.boolean().nullish(),
    cashReceipt: cashReceipt.nullish(),
  })
  .refine(
    ({ validHours, dueDate }) => validHours == null || dueDate == null,
    'INVALID_VALID_HOURS_WITH_DUE_DATE_AND_SINGLE',
  );

export type VirtualAccountBody = z.infer<typeof virtualAccount>;

export const readVirtualAccount = readerOf(virtualAccount);
