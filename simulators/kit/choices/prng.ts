import { xoroshiro128plus } from 'pure-rand/generator/xoroshiro128plus';

/** A repeatable stream of numbers. */
export type Prng = {
  /** The next number of the stream, from 0 to 2^32 - 1. */
  readonly next: () => number;
  /** A stream of its own. Depends on the seed and the name only, so a new draw here moves no other. */
  readonly fork: (name: string) => Prng;
};

/** The stream of this seed (its low 32 bits count). */
export function createPrng(seed: number): Prng {
  const generator = xoroshiro128plus(seed | 0);
  return {
    next: () => generator.next() >>> 0,
    fork: (name) => createPrng(toSeed(seed, name)),
  };
}

/** FNV-1a over the name, begun with the parent's seed. */
function toSeed(parent: number, name: string): number {
  let hash = (0x811c9dc5 ^ parent) | 0;
  for (let at = 0; at < name.length; at += 1) {
    hash = Math.imul(hash ^ name.charCodeAt(at), 0x01000193);
  }
  return Math.imul(hash ^ (hash >>> 15), 0x2c1b3c6d);
}
