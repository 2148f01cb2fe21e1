import { PactV4 } from '@pact-foundation/pact';
import { getFfiLib } from '@pact-foundation/pact-core';
import { sleep } from '../../simulators/kit/clock/clock.js';
import { realClock } from '../../simulators/kit/clock/real-clock.js';
import type { Contract, Interaction } from '../interaction.js';
import { consumer, pactDirectory } from '../pact-file.js';
import { quietPact } from '../quiet-pact.js';

/** Asks a partner at this URL through the real gateway. */
export type Ask<T> = (url: string) => Promise<T>;

export type Pin = {
  /**
   * Has the gateway ask a mock partner that expects exactly these interactions, each once, and writes
   * them into the pact when they took place. Returns what the gateway made of the answers.
   */
  readonly pin: <T>(
    interactions: readonly [Interaction, ...Interaction[]],
    ask: Ask<T>,
  ) => Promise<T>;
};

const matchWaitMs = 5;
const matchWaitsMax = 100;

/** Writes into the pact of this provider. */
export function createPin({ provider }: Pick<Contract, 'provider'>): Pin {
  quietPact();
  const pact = new PactV4({ consumer, provider, dir: pactDirectory, logLevel: 'error' });
  return {
    pin: async (interactions, ask) => {
      const [first, ...others] = interactions;
      // What is added later joins the same mock server.
      const last = others.reduce((_, other) => add(pact, other), add(pact, first));
      const results = await last.executeTest(async ({ url, port }) => {
        const result = await ask(url);
        await untilMatched(port);
        return [result];
      });
      if (results?.[0] === undefined) throw new Error('The mock partner ran no test.');
      return results[0];
    },
  };
}

function add(pact: PactV4, { description, state, request, response }: Interaction) {
  return pact
    .addInteraction()
    .given(state.name, state.params)
    .uponReceiving(description)
    .withRequest(request.method, request.path, (builder) => {
      if (request.query !== undefined) builder.query(request.query);
      if (request.headers !== undefined) builder.headers(request.headers);
      if (request.body !== undefined) builder.jsonBody(request.body);
    })
    .willRespondWith(response.status, (builder) => {
      builder.jsonBody(response.body);
    });
}

/**
 * The mock server answers before it books the match, so a test that ends at once fails now and then with
 * "expected but not received". Source: pact-core-mock-server issue 13; mended from pact 17.1 on.
 */
async function untilMatched(port: number): Promise<void> {
  const ffi = getFfiLib('error');
  for (let waits = 0; waits < matchWaitsMax && !ffi.pactffiMockServerMatched(port); waits += 1) {
    await sleep(realClock, matchWaitMs);
  }
}
