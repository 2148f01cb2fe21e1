// A worker thread that plays jobs: loads the project's TypeScript first.
import '../../cli/register.mjs';

const { playAnyJob } = await import('./play-jobs.ts');

export default playAnyJob;
