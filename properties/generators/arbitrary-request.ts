// Requests that nobody should send: any JSON, no JSON, too much, in the wrong place.
import fc from 'fast-check';

const json = fc.oneof(
  fc.json(),
  fc
    .record(
      {
        orderId: fc.anything(),
        requestId: fc.anything(),
        secret: fc.anything(),
        paymentKey: fc.anything(),
        amount: fc.oneof(fc.double(), fc.string(), fc.bigInt().map(String), fc.constant([33_000])),
      },
      { requiredKeys: [] },
    )
    .map((value) =>
      JSON.stringify(value, (_key, inner: unknown) => (typeof inner === 'bigint' ? 0 : inner)),
    ),
  fc.string(),
  fc.constant('x'.repeat(100_000)),
);

/** A request with a body to one of `paths`; `{id}` in a path is replaced by anything. */
export const arbitraryPost = (paths: readonly [string, ...string[]]) =>
  fc.record({
    path: fc
      .tuple(fc.constantFrom(...paths), fc.string({ minLength: 1, maxLength: 300 }))
      .map(([path, id]) => path.replace('{id}', encodeURIComponent(toWellFormed(id)))),
    contentType: fc.constantFrom(
      'application/json',
      'text/plain',
      'application/x-www-form-urlencoded',
    ),
    body: json,
  });

/** Half a surrogate pair cannot be put into a URL. */
function toWellFormed(text: string): string {
  return text.replaceAll(/[\ud800-\udfff]/g, '?');
}
