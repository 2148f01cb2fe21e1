import type { Attempt } from './attempt.js';
import { type Decision, intend, rest } from './decision.js';
import { toPost } from './effects.js';
import { isOwnPosting } from './evolve.js';
import { flagIfOverdue } from './follow-outcome.js';
import type { Context } from './settings.js';
import type { PostingSighting } from './sighting.js';
import type { StepEvent } from './step.js';

/** What follows from a look at accounting. Whoever takes a posting up again looks first: an earlier try may have worked. */
export function followPosting(
  attempt: Attempt,
  sighting: PostingSighting,
  context: Context,
): Decision {
  const read: StepEvent = { kind: 'posting-read', posting: sighting };
  switch (sighting.kind) {
    case 'seen':
      return isOwnPosting(attempt, sighting.posting)
        ? rest(read) // The row itself ends the attempt.
        : rest(read, { kind: 'flagged', cause: 'EVIDENCE_CONFLICT' });
    case 'absent':
      return mayPost(attempt) ? intend(toPost(attempt), read) : rest(read, ...flagAgain(attempt));
    case 'unreachable':
      return rest(read, ...flagIfOverdue(attempt, context));
  }
}

/** Once people have it, the service posts nothing any more; it ends when their work shows in the books. */
function mayPost({ flag }: Attempt): boolean {
  return flag === null || flag.cause === 'UNRESOLVED';
}

function flagAgain({ flag }: Attempt): readonly StepEvent[] {
  return flag === null ? [] : [{ kind: 'flagged', cause: flag.cause }];
}
