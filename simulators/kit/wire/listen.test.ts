import assert from 'node:assert/strict';
import { listen } from './listen.js';
import { observeConnection, toRequestText } from './observe-connection.js';
import { PortTakenError } from './port-taken-error.js';
import { startTinyParty, type TinyParty, tinySimulator, withTinyParty } from './tiny-party.js';

const patienceMs = 5_000;
const confirm = toRequestText('POST /payments/confirm', 'x');
const lastConfirm = confirm.replace('host:', 'connection: close\r\nhost:');

describe('listen', () => {
  function observe({ listener: { port } }: TinyParty, text: string) {
    return observeConnection({ port, text, silenceMs: patienceMs });
  }

  it('rejects with the host and port that somebody else has', () =>
    withTinyParty({}, async ({ listener: { port } }) => {
      const exchanges = { receive: () => assert.fail(), pendingExecutions: () => 0 };
      const onCrash = () => Promise.resolve();
      const listening = listen({ simulator: tinySimulator, exchanges, onCrash, port });

      await assert.rejects(listening, (error) => {
        assert.ok(error instanceof PortTakenError);
        assert.equal(error.code, 'PORT_TAKEN');
        assert.match(error.message, new RegExp(`^127.0.0.1:${port} `));
        return true;
      });
    }));

  describe('goDown', () => {
    it('refuses new connections until it comes back on the same port', () =>
      withTinyParty({}, async (party) => {
        const { listener, executedTimes } = party;
        for (let nth = 1; nth <= 50; nth++) {
          await listener.goDown();
          assert.equal((await observe(party, confirm)).end, 'refused');
          await listener.comeBack();
          assert.equal((await observe(party, lastConfirm)).bodyBytes, 56);
        }

        assert.equal(executedTimes(), 50);
      }));

    it('ends a kept connection, and one that has never asked', () =>
      withTinyParty({}, async (party) => {
        const kept = observe(party, confirm);
        const fresh = observe(party, '');
        await party.executed(1);
        await observe(party, lastConfirm);

        await party.listener.goDown();

        assert.deepEqual([(await kept).end, (await kept).bodyBytes], ['FIN', 56]);
        assert.deepEqual([(await fresh).end, (await fresh).bytes], ['FIN', 0]);
      }));

    for (const [what, text] of [
      ['', confirm],
      [' that waited for 100-continue', confirm.replace('host:', 'expect: 100-continue\r\nhost:')],
    ] as const) {
      it(`lets a request in hand${what} have its answer, and ends its connection then`, () =>
        withTinyParty({ fault: { fault: 'delay', afterMs: 40 } }, async (party) => {
          const asked = observe(party, text);
          await party.executed(1);

          await party.listener.goDown();
          const { end, body } = await asked;

          assert.equal(end, 'FIN');
          assert.match(body, /"결제가 승인되었습니다","body":"x"}$/);
        }));
    }

    it('can be done twice, and undone twice', () =>
      withTinyParty({}, async (party) => {
        await party.listener.goDown();
        await party.listener.goDown();
        await party.listener.comeBack();
        await party.listener.comeBack();

        assert.equal((await observe(party, lastConfirm)).bodyBytes, 56);
      }));

    it('comes back with an error when somebody took the port', async () => {
      const { listener } = await startTinyParty();
      await listener.goDown();
      await withTinyParty({ port: listener.port }, async () => {
        await assert.rejects(listener.comeBack(), PortTakenError);
      });
      await listener.comeBack();
      await listener.close();
    });
  });

  describe('close', () => {
    for (const fault of ['lose-response', 'hold-after-headers', 'drip-response'] as const) {
      it(`ends at once although connections are held (${fault})`, async () => {
        const party = await startTinyParty({ fault: { fault } });
        const held = Array.from({ length: 50 }, () => observe(party, confirm));
        await party.executed(50);

        const startedAtMs = performance.now();
        await party.listener.close();
        const tookMs = performance.now() - startedAtMs;

        for (const { end } of await Promise.all(held)) assert.notEqual(end, 'silence');
        assert.ok(tookMs < 500, `${tookMs} ms`); // About 5 ms on a machine that is not busy.
      });
    }

    it('works when it is down, and frees the port', async () => {
      const { listener } = await startTinyParty();
      await listener.goDown();
      await listener.close();

      const next = await startTinyParty({ port: listener.port });
      await next.listener.close();
      await next.listener.close();
    });
  });
});
