import * as z from 'zod/mini';
import { type SdkErrorCode, sdkError } from './sdk-error.js';

/** The value, if it has the shape. Throws `code` with the place that is wrong. */
export function parseShape<T>(schema: z.ZodMiniType<T>, value: unknown, code: SdkErrorCode): T {
  const { data, error } = schema.safeParse(value);
  if (error === undefined) return data;
  const [first] = error.issues;
  const place = first?.path.join('.') ?? '';
  throw sdkError(code, `${place === '' ? 'the request' : place}: ${first?.message ?? ''}`);
}

const text100 = z.string().check(z.maxLength(100));
const target = z.enum(['iframe', 'self']);
const object = z.record(z.string(), z.unknown());

/** Source: SDK v2 and v1, `requestPayment`. */
export const orderFields = {
  orderId: z.string().check(z.regex(/^[\w=-]{6,64}$/, 'must be 6 to 64 of A-Z a-z 0-9 - _ =')),
  orderName: z.string().check(z.minLength(1), z.maxLength(100)),
};

/** Source: SDK v2, `requestPayment`. The fields of `unknown` have codes of their own for what is wrong. */
export const v2Fields = {
  ...orderFields,
  successUrl: z.optional(z.unknown()),
  failUrl: z.optional(z.unknown()),
  metadata: z.optional(z.unknown()),
  customerEmail: z.nullish(text100),
  customerName: z.nullish(text100),
  customerMobilePhone: z.nullish(z.string().check(z.regex(/^\d{8,15}$/, 'must be 8 to 15 digits'))),
  taxFreeAmount: z.nullish(z.number()),
  windowTarget: z.nullish(target),
  pendingUrl: z.nullish(z.string()),
  sandbox: z.nullish(z.object({ paymentResult: z.enum(['SUCCESS', 'FAIL']) })),
  subOrders: z.nullish(z.array(z.unknown())),
  card: z.nullish(object),
  transfer: z.nullish(object),
  virtualAccount: z.nullish(object),
  foreignEasyPay: z.nullish(object),
};

/** Source: SDK v1, `requestPayment`. Its types let fields of any method stand in any request. */
export const v1Fields = {
  ...orderFields,
  successUrl: z.optional(z.unknown()),
  failUrl: z.optional(z.unknown()),
  metadata: z.optional(z.unknown()),
  windowTarget: z.nullish(target),
  forceFailure: z.nullish(z.boolean()),
};
