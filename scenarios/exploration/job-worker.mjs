// A worker thread that plays jobs: loads the project's TypeScript first.
import '../../cli/register.mjs';

const { playJob } = await import('./job.ts');

export default playJob;
