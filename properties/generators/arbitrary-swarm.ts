// Swarm testing (Groce et al., "Swarm Testing", 2012): a generated run first draws what may happen in it at all.
// Runs that leave most things out reach further than runs in which there is a little of everything.
import fc from 'fast-check';
import { faultyOperations } from '../../simulators/kit/faults/chosen-fault-plan.js';
import { type FaultKind, faultKinds } from '../../simulators/kit/faults/fault-kind.js';

const troubles = ['fault', 'outage', 'refusal', 'clerk', 'forgery', 'crash', 'hurry'] as const;

export type Trouble = (typeof troubles)[number];

/** What may happen in a run. */
export type Swarm = {
  readonly troubles: readonly Trouble[];
  readonly faultKinds: readonly FaultKind[];
  readonly operations: readonly string[];
};

/** Half of the runs know one kind of trouble only, and some none. */
export const arbitrarySwarm: fc.Arbitrary<Swarm> = fc.record(
  {
    troubles: fc.oneof(
      { arbitrary: fc.constant<Trouble[]>([]), weight: 1 },
      {
        arbitrary: fc.constantFrom('fault' as const, ...troubles).map((trouble) => [trouble]),
        weight: 4,
      },
      { arbitrary: fc.subarray([...troubles], { minLength: 2, maxLength: 4 }), weight: 4 },
    ),
    faultKinds: fc.subarray([...faultKinds], { minLength: 3 }),
    operations: fc.subarray([...faultyOperations], { minLength: 3 }),
  },
  { noNullPrototype: true },
);

/** Whether a swarm has this kind of trouble. */
export function has({ troubles: chosen }: Swarm, trouble: Trouble): boolean {
  return chosen.includes(trouble);
}
