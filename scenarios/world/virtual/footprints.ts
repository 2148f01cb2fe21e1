// What the steps of a virtual run touch. Effects at the partners and words about money are judged against each
// other, so their order always counts; a look-up only minds the effects at its own partner.
import { type Footprint, noFootprint } from '../../../simulators/kit/choices/footprint.js';
import type { Party } from '../../../simulators/kit/history/history-entry.js';

export type Footprints = {
  readonly request: (party: Party, isLookUp: boolean) => Footprint;
  readonly stepLogRead: Footprint;
  readonly stepLogWrite: () => Footprint;
  readonly shopOrderRead: Footprint;
  readonly shopOrderWrite: Footprint;
  /** An answer of the service. */
  readonly word: (body: string) => Footprint;
};

/**
 * As long as a crash is possible it counts what had changed when it came, in the step log too. What was merely
 * read by then is lost with the process.
 */
export function createFootprints({ mayCrash }: { readonly mayCrash: () => boolean }): Footprints {
  const effects = { reads: [], writes: ['effects'] };
  const log = { reads: [], writes: ['step log'] };
  const logAndEffects = { reads: [], writes: ['step log', 'effects'] };
  return {
    request: (party, isLookUp) =>
      isLookUp ? { reads: [party], writes: [] } : { reads: [], writes: [party, 'effects'] },
    stepLogRead: { reads: ['step log'], writes: [] },
    stepLogWrite: () => (mayCrash() ? logAndEffects : log),
    shopOrderRead: { reads: ['shop orders'], writes: [] },
    // What becomes of an order is an effect, wherever it is kept.
    shopOrderWrite: { reads: [], writes: ['shop orders', 'effects'] },
    word: (body) =>
      /"status":"(ready|in-progress|checking|refused|noted)"/.test(body) ? noFootprint : effects,
  };
}
