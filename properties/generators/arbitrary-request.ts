// Requests that nobody should send: any JSON, no JSON, too much, in the wrong place, by the wrong method. What stands
// in `«»` is put in by whoever sends it: `«id»`, `«secret»` and `«pgOrderId»` of an attempt that is really open.
import fc from 'fast-check';

const amount = fc.oneof(
  fc.double(),
  fc.string(),
  fc.constantFrom('33000.0', '3.3e4', '٣٣٠٠٠', ' 33000', '', 33_000.5, -33_000, 0, 1e308, null),
  fc.constant([33_000]),
  fc.constant({ valueOf: 33_000 }),
);

/** The fields that anybody reads, with anything in them. */
const fields = fc.record(
  {
    orderId: fc.anything(),
    requestId: fc.anything(),
    secret: fc.anything(),
    paymentKey: fc.anything(),
    attemptId: fc.anything(),
    version: fc.anything(),
    cancelReason: fc.anything(),
    amount,
  },
  { requiredKeys: [] },
);

/** All is right but one thing. */
const nearlyPay = fc.record({
  orderId: fc.constant('R-1001'),
  requestId: fc.oneof(fc.integer(), fc.constant(null), fc.string({ maxLength: 7 })),
});
const nearlyCallback = fc.record({
  secret: fc.constant('«secret»'),
  paymentKey: fc.constant('a-payment-key'),
  orderId: fc.constant('«pgOrderId»'),
  amount,
});
const nearlyClaim = fc.record({
  attemptId: fc.oneof(fc.constant('an-attempt'), fc.anything()),
  version: fc.oneof(fc.constantFrom(0, -1, 1.5, '1', 1e308, null), fc.anything()),
});

const body = fc.oneof(
  fc.json(),
  fc.oneof(fields, nearlyPay, nearlyCallback, nearlyClaim).map(toJson),
  fc.string(),
  fc.constant('x'.repeat(100_000)),
  fc.constant('{"a":'.repeat(5_000)),
  fc.constant('{"__proto__":{"orderId":"R-1001"}}'),
);

function toJson(value: unknown): string {
  return JSON.stringify(value, (_key, inner: unknown) => (typeof inner === 'bigint' ? 0 : inner));
}

const headerText = fc.string({ maxLength: 100 }).map((text) => text.replaceAll(/[^ -~]/g, '~'));

const headers = fc
  .record(
    {
      'content-type': fc.constantFrom(
        'application/json',
        'application/json; charset=utf-16',
        'text/plain',
        'application/x-www-form-urlencoded',
        'multipart/form-data',
      ),
      authorization: fc.oneof(headerText, fc.constantFrom('Bearer ', 'Basic Og==', 'Bearer null')),
      'attempt-secret': headerText,
      'idempotency-key': headerText,
      'ttadak-order': headerText,
      accept: headerText,
    },
    { requiredKeys: ['content-type'] },
  )
  .map((record) => ({ ...record }));

const id = fc.oneof(
  fc.constant('«id»'),
  fc.string({ minLength: 1, maxLength: 300 }).map((text) => encodeURIComponent(toWellFormed(text))),
  fc.constantFrom('R-1001', '%', '%zz', '%C3%28', '..', '%2e%2e', 'a%2Fb', '%00', 'null'),
);

const query = fc.oneof(
  { arbitrary: fc.constant(''), weight: 3 },
  {
    arbitrary: fc
      .string({ minLength: 1, maxLength: 50 })
      .map((text) => `?${encodeURIComponent(toWellFormed(text))}=1`),
    weight: 1,
  },
  { arbitrary: fc.constantFrom('?', '?a&a', '?%zz', '?orderId=R-1001&amount=1'), weight: 1 },
);

export type AnyRequest = {
  readonly method: Method;
  readonly path: string;
  readonly query: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string;
};

const methods = ['POST', 'GET', 'PUT', 'PATCH', 'DELETE', 'OPTIONS'] as const;
type Method = (typeof methods)[number];

/** A request to one of `paths` or to nowhere; `{id}` in a path is replaced by anything. */
export function arbitraryRequest(paths: readonly [string, ...string[]]): fc.Arbitrary<AnyRequest> {
  return fc.record({
    method: fc.oneof(
      { arbitrary: fc.constantFrom<Method>('POST', 'GET'), weight: 5 },
      { arbitrary: fc.constantFrom(...methods), weight: 1 },
    ),
    path: fc
      .tuple(fc.constantFrom(...paths, '/{id}', '/{id}/{id}'), id)
      .map(([path, text]) => path.replaceAll('{id}', () => text)),
    query,
    headers,
    body,
  });
}

/** Half a surrogate pair cannot be put into a URL. */
function toWellFormed(text: string): string {
  return text.replaceAll(/[\ud800-\udfff]/g, '?');
}
