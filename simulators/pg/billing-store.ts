import { z } from 'zod';
import type { Collection, Collections } from '../kit/exchange/collections.js';

const card = z.object({
  number: z.string(),
  issuerCode: z.string(),
  acquirerCode: z.string().nullable(),
  cardType: z.enum(['신용', '체크', '기프트', '미확인']),
  ownerType: z.enum(['개인', '법인', '미확인']),
  installmentPlanMonths: z.int(),
});

/** What a billing key charges: a card or an account. */
const source = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('card'), card }),
  z.object({ kind: z.literal('transfer'), bankCode: z.string(), accountNumber: z.string() }),
]);

const billingAuthorization = z.object({
  authKey: z.string(),
  customerKey: z.string(),
  source,
  isUsed: z.boolean(),
});

const billingKey = z.object({
  billingKey: z.string(),
  customerKey: z.string(),
  source,
  authenticatedAtMs: z.int(),
  isRemoved: z.boolean(),
});

export type BillingSource = z.infer<typeof source>;

/** What a customer consented to in the window; an auth key is good for one billing key. */
export type BillingAuthorization = Readonly<z.infer<typeof billingAuthorization>>;

/** A removed one is kept, for the PG still knows it. */
export type BillingKey = Readonly<z.infer<typeof billingKey>>;

export type BillingStore = {
  readonly authorizations: Collection<BillingAuthorization>;
  readonly keys: Collection<BillingKey>;
};

/** A store without any. */
export function createBillingStore({ open }: Collections): BillingStore {
  return {
    authorizations: open<BillingAuthorization>('billing-authorizations', {
      isOne: (value): value is BillingAuthorization =>
        billingAuthorization.safeParse(value).success,
    }),
    keys: open<BillingKey>('billing-keys', {
      isOne: (value): value is BillingKey => billingKey.safeParse(value).success,
    }),
  };
}
