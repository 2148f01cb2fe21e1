// How often a page asks for the status by itself: less and less, and not for ever.

const firstAfterMs = 1_000;
const everyMsMax = 10_000;

/** At the slowest pace about as long as a customer may take to authenticate. */
const asksMax = 180;

/** How long to wait before asking again, after so many asks in which nothing happened; null when it is enough. */
export function nextAskAfterMs(asks: number): number | null {
  return asks < asksMax ? Math.min(firstAfterMs * 1.5 ** asks, everyMsMax) : null;
}
