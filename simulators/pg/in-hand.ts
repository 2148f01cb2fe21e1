/** What requests keep for themselves as long as their answers are under way. Nothing else in the PG lasts longer than an instant. */
export type InHand = {
  /** The next execution of this exchange keeps what it takes until the returned function is called. */
  readonly hold: (exchange: number) => () => void;
  /** Something that this exchange, when it is held, has in hand. */
  readonly take: (what: string, exchange: number) => void;
  readonly isTaken: (what: string) => boolean;
};

/** Nothing is in hand. */
export function createInHand(): InHand {
  const held = new Map<number, string[]>();
  const taken = new Set<string>();
  return {
    hold: (exchange) => {
      held.set(exchange, []);
      return () => {
        for (const what of held.get(exchange) ?? []) taken.delete(what);
        held.delete(exchange);
      };
    },
    take: (what, exchange) => {
      const things = held.get(exchange);
      if (things === undefined || taken.has(what)) return;
      things.push(what);
      taken.add(what);
    },
    isTaken: (what) => taken.has(what),
  };
}
