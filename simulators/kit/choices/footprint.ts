/** What a step touches besides the task that takes it. */
export type Footprint = {
  readonly reads: readonly string[];
  readonly writes: readonly string[];
};

/** A step that only its own task will notice. */
export const noFootprint: Footprint = { reads: [], writes: [] };

export function isLocal({ reads, writes }: Footprint): boolean {
  return reads.length === 0 && writes.length === 0;
}

/** Two steps are independent when it makes no difference which of them is taken first. */
export function areIndependent(one: Footprint, other: Footprint): boolean {
  return !conflicts(one, other) && !conflicts(other, one);
}

function conflicts({ writes }: Footprint, { reads, writes: others }: Footprint): boolean {
  return writes.some((what) => reads.includes(what) || others.includes(what));
}
