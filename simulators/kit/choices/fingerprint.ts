// A state in few bits: the parts that it is made of, each as the chain of what happened to it.

/** 2 × 32 bits; two states that differ collide about once in 10^19 pairs. */
type Hash = { readonly low: number; readonly high: number };

export type Fingerprint = {
  /** Something happened to a part: its past is part of the state. */
  readonly note: (part: string, fact: string) => void;
  /** Of a part's past only this matters from now on. */
  readonly set: (part: string, fact: string) => void;
  /** A part is no more, and its past matters no longer. */
  readonly forget: (part: string) => void;
  /** The state of all parts together, in whatever order they came about. */
  readonly text: () => string;
  /** Whether it hears nothing yet. */
  readonly isWaiting: () => boolean;
  /** All parts as they are now. */
  readonly save: () => SavedFingerprint;
  /** Takes the saved parts in place of its own, and from now on hears again. */
  readonly load: (saved: SavedFingerprint) => void;
};

export type SavedFingerprint = Hash & { readonly parts: ReadonlyMap<string, Hash> };

const seed: Hash = { low: 0x811c9dc5, high: 0x9e3779b9 };

/** One that `waits` hears nothing until a saved one is loaded: for a run that repeats the beginning of another. */
export function createFingerprint({ waits = false } = {}): Fingerprint {
  let isWaiting = waits;
  let parts = new Map<string, Hash>();
  let low = 0;
  let high = 0;

  /** Exclusive or, so that a part can be taken out again and the order of the parts does not matter. */
  function toggle(part: string, { low: partLow, high: partHigh }: Hash) {
    const mixed = mix({ low: partLow, high: partHigh }, part);
    low ^= mixed.low;
    high ^= mixed.high;
  }

  function replace(part: string, after: Hash) {
    const before = parts.get(part);
    if (before !== undefined) toggle(part, before);
    parts.set(part, after);
    toggle(part, after);
  }

  return {
    note: (part, fact) => {
      if (!isWaiting) replace(part, mix(parts.get(part) ?? seed, fact));
    },
    set: (part, fact) => {
      if (!isWaiting) replace(part, mix(seed, fact));
    },
    forget: (part) => {
      const before = parts.get(part);
      if (isWaiting || before === undefined) return;
      toggle(part, before);
      parts.delete(part);
    },
    text: () => toText({ low, high }),
    isWaiting: () => isWaiting,
    save: () => ({ low, high, parts: new Map(parts) }),
    load: (saved) => {
      ({ low, high } = saved);
      parts = new Map(saved.parts);
      isWaiting = false;
    },
  };
}

/** A short text for a long one. */
export function digestOf(text: string): string {
  return toText(mix(seed, text));
}

/** The core of cyrb53 (public domain, by bryc), begun with the hash before. */
function mix(before: Hash, text: string): Hash {
  let low = before.low ^ 0xdeadbeef;
  let high = before.high ^ 0x41c6ce57;
  for (let place = 0; place < text.length; place += 1) {
    const unit = text.charCodeAt(place);
    low = Math.imul(low ^ unit, 2_654_435_761);
    high = Math.imul(high ^ unit, 1_597_334_677);
  }
  low =
    Math.imul(low ^ (low >>> 16), 2_246_822_507) ^ Math.imul(high ^ (high >>> 13), 3_266_489_909);
  high =
    Math.imul(high ^ (high >>> 16), 2_246_822_507) ^ Math.imul(low ^ (low >>> 13), 3_266_489_909);
  return { low, high };
}

function toText({ low, high }: Hash): string {
  return `${(high >>> 0).toString(36)}.${(low >>> 0).toString(36)}`;
}
