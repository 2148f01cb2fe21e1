import assert from 'node:assert/strict';
import { realClock } from '../clock/real-clock.js';
import { type Certificate, makeCertificate } from './certificate.js';
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
      const exchanges = {
        receive: () => assert.fail(),
        turnAway: () => assert.fail(),
        pendingExecutions: () => 0,
      };
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

  describe('with TLS', () => {
    let tls: Certificate;

    before(async () => {
      tls = await makeCertificate({ nowMs: realClock.nowMs() });
    });

    function observeTls({ listener: { port } }: TinyParty, text: string) {
      return observeConnection({ port, text, silenceMs: patienceMs, ca: tls.cert });
    }

    it('speaks HTTPS and says so in its URL', () =>
      withTinyParty({ tls }, async (party) => {
        assert.equal(party.listener.url, `https://127.0.0.1:${party.listener.port}`);
        assert.equal((await observeTls(party, lastConfirm)).bodyBytes, 56);
      }));

    it('lives on after a client that speaks HTTP, and answers it nothing', () =>
      withTinyParty({ tls }, async (party) => {
        const { head } = await observe(party, confirm);

        assert.equal(head, null);
        assert.equal((await observeTls(party, lastConfirm)).bodyBytes, 56);
      }));

    it('ends idle connections in order when it goes down, and those whose handshake has not begun', () =>
      withTinyParty({ tls }, async (party) => {
        const kept = observeTls(party, confirm);
        const silent = observe(party, '');
        await party.executed(1);
        await observeTls(party, lastConfirm);

        await party.listener.goDown();

        const { end, isClosedInOrder, bodyBytes } = await kept;
        assert.deepEqual(
          { end, isClosedInOrder, bodyBytes },
          { end: 'FIN', isClosedInOrder: true, bodyBytes: 56 },
        );
        assert.deepEqual([(await silent).end, (await silent).bytes], ['FIN', 0]);
      }));

    it('lets a request in hand have its answer when it goes down', () =>
      withTinyParty({ tls, fault: { fault: 'delay', afterMs: 40 } }, async (party) => {
        const asked = observeTls(party, confirm);
        await party.executed(1);

        await party.listener.goDown();

        assert.deepEqual([(await asked).end, (await asked).bodyBytes], ['FIN', 56]);
        assert.equal((await observe(party, '')).end, 'refused');
      }));

    it('closes although connections are held', async () => {
      const party = await startTinyParty({ tls, fault: { fault: 'lose-response' } });
      const held = Array.from({ length: 20 }, () => observeTls(party, confirm));
      await party.executed(20);

      await party.listener.close();

      for (const { end } of await Promise.all(held)) assert.equal(end, 'FIN');
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
