// What holds for every simulator that stands alone, whichever party it plays.
import assert from 'node:assert/strict';
import { access } from 'node:fs/promises';
import { Validator } from '@seriousme/openapi-schema-validator';
import { startAccountingSimulator } from '../simulators/accounting/start-accounting-simulator.js';
import type { RunningSimulator } from '../simulators/kit/control/start-simulator.js';
import { startLegacyOrderSimulator } from '../simulators/legacy-order/start-legacy-order-simulator.js';
import { startPgSimulator } from '../simulators/pg/start-pg-simulator.js';

type Json = Readonly<Record<string, unknown>>;

type Ask = (
  method: string,
  path: string,
  body?: object,
) => Promise<{ readonly status: number; readonly json: Json }>;

type Party = {
  readonly start: (options?: { readonly switches?: object }) => Promise<RunningSimulator>;
  readonly hasKeys: boolean;
  readonly lookUp: { readonly operation: string; readonly path: string };
};

const parties: Readonly<Record<string, Party>> = {
  pg: {
    start: (options) => startPgSimulator(options),
    hasKeys: true,
    lookUp: { operation: 'pg.look-up', path: '/v1/payments/k-1' },
  },
  'legacy-order': {
    start: (options) => startLegacyOrderSimulator(options),
    hasKeys: false,
    lookUp: { operation: 'legacy-order.look-up', path: '/orders/R-1' },
  },
  accounting: {
    start: (options) => startAccountingSimulator(options),
    hasKeys: false,
    lookUp: { operation: 'accounting.look-up', path: '/orders/R-1/postings/a-1' },
  },
};

async function withParty({ start }: Party, test: (ask: Ask) => Promise<void>) {
  const { url, close } = await start();
  const ask: Ask = async (method, path, body) => {
    const response = await fetch(url + path, {
      method,
      headers: { 'ttadak-session': 'kim' },
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    });
    return { status: response.status, json: (await response.json()) as Json };
  };
  try {
    await test(ask);
  } finally {
    await close();
  }
}

for (const [name, party] of Object.entries(parties)) {
  describe(`any simulator that stands alone: ${name}`, () => {
    const { operation, path } = party.lookUp;

    const ends: Readonly<Record<string, (ask: Ask) => ReturnType<Ask>>> = {
      'is reset': (ask) => ask('POST', '/simulator/reset'),
      'is deleted': (ask) => ask('DELETE', '/simulator/sessions/kim'),
      'is restored': async (ask) => {
        const { json } = await ask('GET', '/simulator/snapshot');
        return ask('POST', '/simulator/restore', json);
      },
    };
    for (const [how, end] of Object.entries(ends)) {
      it(`closes the connection of a request in hand when its session ${how}`, () =>
        withParty(party, async (ask) => {
          const fault = { operation, nth: 'every', fault: 'delay', afterMs: 600_000 };
          await ask('POST', '/simulator/faults', fault);
          const inHand = ask('GET', path).then(
            () => 'answered',
            () => 'closed',
          );
          let entries: unknown = [];
          while (!JSON.stringify(entries).includes('"executed"')) {
            entries = (await ask('GET', '/simulator/history')).json['entries'];
          }

          assert.equal((await end(ask)).status, 200);

          assert.equal(await inHand, 'closed');
        }));
    }

    it('says in OpenAPI 3.1 what control can be asked, and where its API is described', () =>
      withParty(party, async (ask) => {
        const { json } = await ask('GET', '/simulator/openapi.json');

        const { valid, errors } = await new Validator().validate({ ...json });
        assert.ok(valid, JSON.stringify(errors));
        const { description } = json['info'] as { readonly description: string };
        const [page = ''] = /docs\/[\w-]+\.md/.exec(description) ?? [];
        await assert.doesNotReject(access(new URL(`../${page}`, import.meta.url)), description);
      }));

    it('refuses to start with a switch that there is not', async () => {
      await assert.rejects(
        async () => party.start({ switches: { nope: 1 } }),
        /^Error: switches\.nope: no such field is known, only /,
      );
    });

    it(`${party.hasKeys ? 'takes' : 'refuses'} API keys for a session`, () =>
      withParty(party, async (ask) => {
        const { status, json } = await ask('POST', '/simulator/sessions', { id: 'a', keys: ['k'] });

        assert.equal(status, party.hasKeys ? 200 : 400);
        if (!party.hasKeys) {
          assert.match(String(json['problem']), /^ttadak-session: keys: .*; send this header$/);
        }
      }));
  });
}
