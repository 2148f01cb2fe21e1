/** What a step touches besides the task that takes it, when nobody dies in it. */
export type Footprint = {
  readonly reads: readonly string[];
  readonly writes: readonly string[];
  /** Whether a crash may strike in it: that counts what had changed when it came, wherever that was. */
  readonly mayCrash?: boolean;
};

/** A step that only its own task will notice. */
export const noFootprint: Footprint = { reads: [], writes: [] };

export function isLocal({ reads, writes }: Footprint): boolean {
  return reads.length === 0 && writes.length === 0;
}

/** Whether a crash that comes before it leaves something else than one that comes after it. */
export function outlivesCrash({ writes }: Footprint): boolean {
  return writes.length > 0;
}

/** Two steps are independent when it makes no difference which of them is taken first. */
export function areIndependent(one: Footprint, other: Footprint): boolean {
  return !conflicts(one, other) && !conflicts(other, one);
}

function conflicts({ writes }: Footprint, { reads, writes: others }: Footprint): boolean {
  return writes.some((what) => reads.includes(what) || others.includes(what));
}
