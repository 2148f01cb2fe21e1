// Over a real socket: once a callback has arrived, the browser that sent it is needed no more.

import assert from 'node:assert/strict';
import { EventEmitter, once } from 'node:events';
import { request } from 'node:http';
import { claimOrder, readStatus } from '../fakes/customer.js';
import { createFakePartners } from '../fakes/fake-partners.js';
import { createFakeService } from '../fakes/fake-service.js';

describe('a customer who closes the browser', () => {
  let stop: () => Promise<void> = () => Promise.resolve();

  afterEach(() => stop());

  /** The PG holds each call from `called` until `goOn`. */
  async function createHeld() {
    const partners = createFakePartners();
    const gate = new EventEmitter();
    const pg: typeof partners.pg = {
      ...partners.pg,
      perform: async (call) => {
        const released = once(gate, 'goOn');
        gate.emit('called');
        await released;
        return partners.pg.perform(call);
      },
    };
    return { service: await createFakeService({ partners: { ...partners, pg } }), gate };
  }

  it('has paid all the same when the callback had arrived', async () => {
    const { service, gate } = await createHeld();
    const ticket = await claimOrder(service, 'R-1');
    const { id, secret, pgOrderId, amountKrw: amount } = ticket;
    service.partners.authenticate('key-1', pgOrderId);
    await service.server.start();
    stop = () => service.server.stop();
    const connected = once(service.server.listener, 'connection');
    const confirming = once(gate, 'called');
    const answered = new Promise<void>((resolve) => {
      service.server.events.on('response', ({ method }) => {
        if (method === 'post') resolve();
      });
    });

    const sent = request(`${service.server.info.uri}/payments/${id}/callback`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
    });
    sent.on('error', () => undefined); // It is we who close the browser.
    sent.end(JSON.stringify({ secret, paymentKey: 'key-1', orderId: pgOrderId, amount }));
    const [socket] = (await connected) as [EventEmitter]; // A socket is one.
    await confirming;
    const closed = once(socket, 'close');
    sent.destroy();
    await closed;
    assert.equal(await readStatus(service, ticket), 'checking');
    gate.emit('goOn');
    await answered;

    assert.equal(await readStatus(service, ticket), 'paid');
    const moving = service.partners.calls.filter((call) => /confirm|complete|cancel/.test(call));
    assert.deepEqual(moving, ['confirm', 'complete']);
  });
});
