import { fork } from 'node:child_process';
import type { ContenderName, Usage } from './serve.js';

/** A server in a process of its own. */
export type Contender = {
  readonly name: ContenderName;
  readonly port: number;
  /** With `heap`, garbage is collected before. */
  readonly usage: (what: 'cpu' | 'heap') => Promise<Usage>;
  readonly stop: () => void;
};

/** Resolves when it listens. */
export async function startContender(name: ContenderName): Promise<Contender> {
  const child = fork(new URL('./serve.ts', import.meta.url), [name], {
    execArgv: ['--expose-gc', '--import', new URL('../../cli/register.mjs', import.meta.url).href],
  });
  const nextMessage = () =>
    new Promise<Usage>((resolve, reject) => {
      child.once('message', (message) => {
        child.off('exit', reject);
        resolve(message as Usage); // What serve.ts sends.
      });
      child.once('exit', reject);
    });
  const { port } = await nextMessage();
  return {
    name,
    port,
    usage: (what) => {
      const answer = nextMessage();
      child.send(what);
      return answer;
    },
    stop: () => {
      child.disconnect();
    },
  };
}
