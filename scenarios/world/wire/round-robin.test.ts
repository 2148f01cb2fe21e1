import assert from 'node:assert/strict';
import type { ServiceUnderTest } from '../world.js';
import { createRoundRobin } from './round-robin.js';

const request = { method: 'GET', path: '/', headers: {}, body: null } as const;

/** A process that says its name. */
function named(name: string): ServiceUnderTest {
  const nothing = () => Promise.resolve();
  return {
    start: nothing,
    stop: nothing,
    crash: nothing,
    ask: () => Promise.resolve({ status: 200, body: name }),
  };
}

describe('round robin', () => {
  const create = () => createRoundRobin([named('a'), named('b'), named('c')]);

  async function ask({ service }: ReturnType<typeof create>, times: number): Promise<string> {
    const bodies: string[] = [];
    for (let nth = 0; nth < times; nth += 1) bodies.push((await service.ask(request))?.body ?? '-');
    return bodies.join('');
  }

  it('asks one process after the other', async () => {
    const robin = create();
    await robin.service.start();

    assert.match(await ask(robin, 6), /^(abcabc|bcabca|cabcab)$/);
  });

  it('passes over a process that was killed, until it is back', async () => {
    const robin = create();
    await robin.service.start();

    await robin.processes[1]?.crash();
    const without = await ask(robin, 6);
    await robin.processes[1]?.start();

    assert.ok(!without.includes('b') && !without.includes('-'));
    assert.ok((await ask(robin, 3)).includes('b'));
  });

  it('has no answer when all are down', async () => {
    const robin = create();
    await robin.service.start();
    await robin.service.crash();

    assert.equal(await ask(robin, 1), '-');
  });
});
