import { z } from 'zod';
import { findMethod } from '../browser/protocol/methods.js';
import { orderFields } from './payment-requests.js';
import { looseAmount, readerOf } from './read-body.js';

/** By English code or Korean name: clients in use send both. */
const method = z
  .string('NOT_SUPPORTED_METHOD')
  .refine((name) => findMethod(name) !== undefined, 'NOT_SUPPORTED_METHOD');

/** Source: Toss Payments docs, Error codes: addresses begin with http or https. */
const address = (code: string) => z.url({ protocol: /^https?$/, error: code });

/**
 * The fields are those that clients in use send. Source of the codes: Toss Payments docs, Error codes. Its table for this
 * operation has NOT_SUPPORTED_METHOD and INVALID_REQUEST only. Assumed: the codes for the two addresses, which the list
 * of all codes has, are meant for it, since no other operation takes them; and the order's fields are refused as key-in
 * refuses them.
 */
const createPayment = orderFields
  .omit({ cardInstallmentPlan: true })
  .extend({
    amount: looseAmount,
    orderName: z.string().min(1).max(100, 'INVALID_ORDER_NAME'),
    method: method.nullish(),
    successUrl: z.string('INVALID_SUCCESS_URL').pipe(address('INCORRECT_SUCCESS_URL_FORMAT')),
    failUrl: address('INCORRECT_FAIL_URL_FORMAT'),
    currency: z.enum(['KRW', 'USD', 'JPY'], 'INVALID_CURRENCY').nullish(),
    customerKey: z.string().max(300).nullish(),
    useEscrow: z.boolean().nullish(),
    cultureExpense: z.boolean().nullish(),
    easyPay: z.string().nullish(),
    cardCompany: z.string().max(20).nullish(),
    customerName: z.string().max(100).nullish(),
    customerMobilePhone: z
      .string()
      .regex(/^\d{8,15}$/)
      .nullish(),
    validHours: z.int().positive().max(720).nullish(),
    provider: z.string().max(20).nullish(),
    country: z.string().length(2).nullish(),
  })
  .refine(({ amount, currency }) => currency === 'USD' || Number.isInteger(amount));

export type CreatePaymentBody = z.infer<typeof createPayment>;

export const readCreatePayment = readerOf(createPayment);
