import { z } from 'zod';
import { methods } from '../core/method.js';
import { amount, orderName, pgOrderId, readerOf, won } from './read-body.js';

// What the payment window, the bank and the back office send. These are the simulator's own requests.

const clientKey = z.string().regex(/^test_g?ck_\w+$/, 'INVALID_CLIENT_KEY');

const method = z.enum(methods);

const card = z.object({
  number: z.string().optional(),
  installmentPlanMonths: z.int().min(0).max(12).optional(),
});

/** What the customer chose, as far as they said. */
export const instrumentFields = z.object({
  method,
  card: card.optional(),
  easyPay: z.object({ provider: z.string().min(1).max(20) }).optional(),
  transfer: z.object({ bankCode: z.string() }).optional(),
  virtualAccount: z
    .object({
      bankCode: z.string(),
      customerName: z.string().max(100),
      validHours: z.number().positive().max(720).optional(),
    })
    .optional(),
  mobilePhone: z.object({ customerMobilePhone: z.string().regex(/^\d{8,15}$/) }).optional(),
  giftCertificate: z
    .object({ name: z.enum(['문화상품권', '도서문화상품권', '게임문화상품권']) })
    .optional(),
  foreignEasyPay: z
    .object({ provider: z.string().max(20), country: z.string().length(2) })
    .partial()
    .optional(),
});

const metadata = z
  .record(z.string().max(40), z.string().max(2_000))
  .refine((pairs) => Object.keys(pairs).length <= 5);

/** A window in which a card or account is registered is about no order yet. */
const billingWindow = z.object({
  clientKey,
  customerKey: z.string().min(2).max(300),
  flow: z.literal('billing'),
});

const paymentWindow = z
  .object({
    clientKey,
    customerKey: z.string().nullish(),
    orderId: pgOrderId,
    orderName,
    amount,
    currency: z.enum(['KRW', 'USD', 'JPY']).default('KRW'),
    flow: z.enum(['payment', 'widget']).default('payment'),
    method: method.nullish(),
    metadata: metadata.nullish(),
    taxFreeAmount: z.number().nonnegative().optional(),
    taxExemptionAmount: z.number().nonnegative().optional(),
    useEscrow: z.boolean().optional(),
    cultureExpense: z.boolean().optional(),
  })
  .refine(({ amount, currency }) => currency === 'USD' || Number.isInteger(amount))
  .refine(({ amount, taxFreeAmount = 0 }) => taxFreeAmount <= amount);

/** Window and authentication in one, for runs that need no page. */
const authentication = instrumentFields.extend({
  method: method.default('card'),
  orderId: pgOrderId,
  amount: won,
  orderName: orderName.default(''),
  clientKey: clientKey.optional(),
});

const refusal = z.object({ code: z.string().regex(/^[A-Z_]{3,60}$/) });

const billingAuthorization = z.object({
  clientKey,
  customerKey: z.string().min(2).max(300),
  method: z.enum(['CARD', 'TRANSFER']).default('CARD'),
  card: card.optional(),
  transfer: z
    .object({ bankCode: z.string(), accountNumber: z.string().max(20) })
    .partial()
    .optional(),
});

const deposit = z.object({
  amount: amount.nullish(),
  depositorName: z.string().max(100).nullish(),
});

const operatorCancel = z.object({ amount: amount.nullish() });

const decision = z.object({ outcome: z.enum(['DONE', 'ABORTED']) });

export const readWindow = readerOf(z.union([billingWindow, paymentWindow]));
export const readInstrumentFields = readerOf(instrumentFields);
export const readAuthentication = readerOf(authentication);
export const readRefusal = readerOf(refusal);
export const readBillingAuthorization = readerOf(billingAuthorization);
export const readDeposit = readerOf(deposit);
export const readOperatorCancel = readerOf(operatorCancel);
export const readProviderDecision = readerOf(decision);
