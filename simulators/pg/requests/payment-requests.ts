import { z } from 'zod';
import {
  looseAmount,
  looseAmountOrZero,
  looseText,
  looseWon,
  orderName,
  pgOrderId,
  readerOf,
} from './read-body.js';

/** Assumed: a number is taken for an order id everywhere, as it was seen with virtual accounts. */
const confirm = z.object({
  paymentKey: z.string().min(1).max(200),
  orderId: looseText.pipe(pgOrderId),
  amount: looseAmount,
});

/** The older route has the payment key in its path. */
const confirmOlder = confirm.omit({ paymentKey: true });

const refundAccount = z.object({
  bank: z.string(),
  accountNumber: z.string().regex(/^\d{1,20}$/, 'INVALID_REFUND_ACCOUNT_NUMBER'),
  holderName: z.string().min(1).max(60),
});

const cancel = z.object({
  cancelReason: z.string().min(1).max(200),
  cancelAmount: looseAmount.nullish(),
  refundReceiveAccount: refundAccount.nullish(),
  taxFreeAmount: looseAmountOrZero.nullish(),
  currency: z.enum(['KRW', 'USD', 'JPY'], 'INVALID_CURRENCY').nullish(),
  refundableAmount: looseAmountOrZero.nullish(),
  cancelRequestId: pgOrderId.nullish(),
});

const twoDigits = (code: string) => z.string('INVALID_REQUIRED_PARAM').regex(/^\d{2}$/, code);

/** Fields of a card that is typed in. Source: Toss Payments docs, Key-in. */
export const typedCard = z.object({
  cardNumber: z.string('INVALID_REQUIRED_PARAM').max(20, 'INVALID_CARD_NUMBER'),
  cardExpirationYear: twoDigits('INVALID_CARD_EXPIRATION'),
  cardExpirationMonth: z
    .string('INVALID_REQUIRED_PARAM')
    .regex(/^(0[1-9]|1[0-2])$/, 'INVALID_CARD_EXPIRATION'),
  customerIdentityNumber: z
    .string('INVALID_REQUIRED_PARAM')
    .regex(/^(\d{6}|\d{10})$/, 'INVALID_BIRTH_DAY_FORMAT'),
  cardPassword: z
    .string()
    .regex(/^\d{2}$/, 'INVALID_CARD_PASSWORD')
    .nullish(),
  customerEmail: z
    .string()
    .regex(/^[^@\s]+@[^@\s]+$/, 'INVALID_EMAIL')
    .max(100)
    .nullish(),
  customerName: z.string().max(100).nullish(),
});

/** 0 and 1 are payment at once. */
const installmentPlan = z
  .union([
    z.int(),
    z
      .string()
      .regex(/^\d{1,2}$/)
      .transform(Number),
  ])
  .refine((months) => months >= 0 && months <= 12, 'INVALID_CARD_INSTALLMENT_PLAN');

/** What every payment without a window says of its order. */
export const orderFields = z.object({
  amount: looseWon,
  orderId: z
    .union([z.number().transform(String), z.string('INVALID_REQUIRED_PARAM')])
    .pipe(z.string().regex(/^[\w=-]{6,64}$/, 'INVALID_ORDER_ID')),
  orderName: orderName.min(1),
  taxFreeAmount: looseAmountOrZero.nullish(),
  taxExemptionAmount: looseAmountOrZero.nullish(),
  cardInstallmentPlan: installmentPlan.nullish(),
  metadata: z.record(z.string().max(40), z.string().max(2_000)).nullish(),
});

export type ConfirmBody = z.infer<typeof confirm>;
export type CancelBody = z.infer<typeof cancel>;
export type KeyInBody = z.infer<typeof keyIn>;

const keyIn = orderFields.extend(typedCard.shape);

export const readConfirm = readerOf(confirm);
export const readConfirmOlder = readerOf(confirmOlder);
export const readCancel = readerOf(cancel);
export const readKeyIn = readerOf(keyIn);
