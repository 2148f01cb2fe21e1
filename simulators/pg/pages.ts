/** The PG's own pages, as browsers reach them. There are none where nobody serves them, as in the runs of scenarios. */
export type Pages = {
  /** `http://127.0.0.1:4700`; null until the PG listens. */
  readonly origin: () => string | null;
  /** What a page must name in its query to be let into its session; null: it is let in without. */
  readonly session: string | null;
};

/** Of the real one, said where there are no pages. */
const realOrigin = 'https://api.tosspayments.com';

/** `checkout.url` of a payment. Source of the path: Payment objects of the real API. */
export function toCheckoutUrl(paymentKey: string, pages: Pages | null): string {
  const path = `/v1/payments/${paymentKey}/checkout`;
  const origin = pages?.origin() ?? null;
  if (pages === null || origin === null) return `${realOrigin}${path}`;
  const query = pages.session === null ? '' : `?ttadak-session=${pages.session}`;
  return `${origin}${path}${query}`;
}
