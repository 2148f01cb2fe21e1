import { fork } from 'node:child_process';
import type { RunsPerSecond } from './measure.js';

/** A process that measures one thing, for a slice of time each time it is asked. */
export type Measuring = {
  readonly name: string;
  /** Runs per second. */
  readonly measure: () => Promise<number>;
  readonly stop: () => void;
};

/** Starts one; `name` is one of `measurableNames`. */
export function startMeasuring(name: string, serviceDirectory: string): Measuring {
  const child = fork(new URL('./measure.ts', import.meta.url), [name, serviceDirectory], {
    execArgv: ['--import', new URL('../cli/register.mjs', import.meta.url).href],
  });
  return {
    name,
    measure: () =>
      new Promise<number>((resolve, reject) => {
        child.once('message', (message) => {
          child.off('exit', reject);
          resolve((message as RunsPerSecond).runsPerSecond); // What measure.ts sends.
        });
        child.once('exit', reject);
        child.send('measure');
      }),
    stop: () => {
      child.disconnect();
    },
  };
}
