// A worker thread that plays a subject again and again: loads the project's TypeScript first.
import '../../cli/register.mjs';

process.setSourceMapsEnabled(true);

const { replaySubject } = await import('./replay-subject.ts');

export default replaySubject;
