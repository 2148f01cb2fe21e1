import assert from 'node:assert/strict';
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
});
