import assert from 'node:assert/strict';
import { StepLogUnavailable } from '../app/step-log-unavailable.js';
import { createFakeService } from '../fakes/fake-service.js';

describe('error response', () => {
  it('makes a bug a 500 that says nothing about money, and logs it', async () => {
    const service = await createFakeService();
    service.server.route({
      method: 'GET',
      path: '/bug',
      handler: () => {
        throw new Error('a bug with secrets in its text');
      },
    });

    const answer = await service.request('GET', '/bug');

    assert.deepEqual(answer, { status: 500, body: { status: 'refused', reason: 'INTERNAL' } });
    assert.deepEqual(service.complaints, ['request failed']);
  });

  it('makes a step log that is out of reach a "try later"', async () => {
    const { stepLog } = await createFakeService();
    const away = () => Promise.reject(new StepLogUnavailable('ECONNREFUSED'));
    const service = await createFakeService({ stepLog: { ...stepLog, listOpen: away } });
    const headers = { authorization: 'Bearer operator-token' };

    const answer = await service.request('GET', '/operator/manual-items', { headers });

    assert.deepEqual(answer, { status: 503, body: { status: 'refused', reason: 'TRY_LATER' } });
    assert.deepEqual(service.complaints, ['step log out of reach']);
  });
});
