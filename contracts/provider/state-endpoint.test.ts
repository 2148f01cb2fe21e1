import assert from 'node:assert/strict';
import type { ProviderState } from '../interaction.js';
import { createStateEndpoint } from './state-endpoint.js';

function startEndpoint(refused?: string) {
  const states: ProviderState[] = [];
  const server = createStateEndpoint((state) => {
    if (state.name === refused) throw new Error('Unknown.');
    states.push(state);
  });
  const ask = async (payload: object) => {
    const { statusCode } = await server.inject({ method: 'POST', url: '/states', payload });
    return statusCode;
  };
  return { states, ask };
}

describe('contracts: state endpoint', () => {
  it('hands the state on with its parameters', async () => {
    const { ask, states } = startEndpoint();

    const status = await ask({
      action: 'setup',
      state: 'a',
      params: { orderId: 'R-1', amount: 1 },
    });

    assert.equal(status, 200);
    assert.deepEqual(states, [{ name: 'a', params: { orderId: 'R-1', amount: 1 } }]);
  });

  it('accepts that an interaction names no state', async () => {
    const { ask, states } = startEndpoint();

    assert.equal(await ask({ action: 'setup', state: '' }), 200);
    assert.deepEqual(states, [{ name: '', params: {} }]);
  });

  it('changes nothing at a teardown', async () => {
    const { ask, states } = startEndpoint();

    assert.equal(await ask({ action: 'teardown', state: 'a' }), 200);
    assert.deepEqual(states, []);
  });

  it('answers 500 when the state cannot be reached', async () => {
    assert.equal(await startEndpoint('a').ask({ action: 'setup', state: 'a' }), 500);
  });

  it('answers 500 to what it does not understand', async () => {
    assert.equal(await startEndpoint().ask({ action: 'set-up', state: 'a' }), 500);
  });
});
