import type { Prng } from './prng.js';
import type { Picked, ScriptedChoices } from './scripted-choices.js';

export type Chance = {
  /** Of 100 picks of this label so many are not the ordinary ones. */
  readonly percentOf: (label: string) => number;
  /** Whether this option is never taken in this run, unless it is the ordinary one. */
  readonly isOff: (option: string) => boolean;
};

/** Draws what is not ordinary. The same stream and the same picks give the same options. */
export function createRandomChoices(prng: Prng, { percentOf, isOff }: Chance): ScriptedChoices {
  const picks: Picked[] = [];

  function draw(options: readonly string[], usual: number): number {
    const others = options.flatMap((option, place) =>
      place === usual || isOff(option) ? [] : [place],
    );
    return others[prng.next() % Math.max(1, others.length)] ?? usual;
  }

  return {
    picks,
    pick: (label, options, ordinary = options[0]) => {
      const usual = Math.max(0, options.indexOf(ordinary ?? ''));
      const index = prng.next() % 100 < percentOf(label) ? draw(options, usual) : usual;
      const option = options[index] ?? '';
      picks.push({ label, option, index, count: options.length, isOrdinary: index === usual });
      return index;
    },
  };
}
