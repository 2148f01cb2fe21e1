import assert from 'node:assert/strict';
import { sendOverHttp } from './send-over-http.js';
import { bodyOf, type Handler, withMerchant } from './with-merchant.js';

const message = { headers: { 'x-test': '1' }, body: '{"이름":1}', isCut: false };
const noSignal = new AbortController().signal;

describe('a webhook over sockets', () => {
  it('arrives as it was sent, and its status comes back', async () => {
    const bodies: string[] = [];
    const handler: Handler = (request, response) => {
      void bodyOf(request).then((body) => {
        bodies.push(
          `${request.method} ${request.url} ${String(request.headers['x-test'])} ${body}`,
        );
        response.writeHead(202).end('thanks');
      });
    };
    await withMerchant(handler, async (url) => {
      const answer = await sendOverHttp({ ...message, url }, noSignal);

      assert.deepEqual(answer, { kind: 'answered', status: 202 });
      assert.deepEqual(bodies, ['POST /webhooks 1 {"이름":1}']);
    });
  });

  it('follows no redirect', async () => {
    let requests = 0;
    const handler: Handler = (_request, response) => {
      requests += 1;
      response.writeHead(307, { location: '/elsewhere' }).end();
    };
    await withMerchant(handler, async (url) => {
      const answer = await sendOverHttp({ ...message, url }, noSignal);

      assert.deepEqual(answer, { kind: 'answered', status: 307 });
      assert.equal(requests, 1);
    });
  });

  it('is cut in the middle of its body where a fault wants it', async () => {
    let ended: (how: string) => void = () => undefined;
    const seen = new Promise<string>((resolve) => {
      ended = resolve;
    });
    const handler: Handler = (request) => {
      let bytes = 0;
      request.on('data', (chunk: Buffer) => {
        bytes += chunk.length;
      });
      request.once('error', (error: NodeJS.ErrnoException) => {
        ended(`${error.code} after ${bytes} of ${request.headers['content-length']}`);
      });
    };
    await withMerchant(handler, async (url) => {
      const answer = await sendOverHttp({ ...message, isCut: true, url }, noSignal);

      assert.equal(answer.kind, 'no-answer');
      assert.equal(await seen, 'ECONNRESET after 6 of 12');
    });
  });

  it('comes to nothing when nobody listens', async () => {
    let closed = '';
    await withMerchant(
      () => undefined,
      (url) => {
        closed = url;
        return Promise.resolve();
      },
    );

    const answer = await sendOverHttp({ ...message, url: closed }, noSignal);

    assert.deepEqual(answer, { kind: 'no-answer', reason: 'ECONNREFUSED' });
  });

  it('comes to nothing when the connection ends without an answer', async () => {
    const handler: Handler = (request) => {
      request.socket.destroy();
    };
    await withMerchant(handler, async (url) => {
      const answer = await sendOverHttp({ ...message, url }, noSignal);

      assert.deepEqual(answer, { kind: 'no-answer', reason: 'ECONNRESET' });
    });
  });

  it('ends its connection when nobody waits any longer', async () => {
    let close: () => void = () => undefined;
    const closed = new Promise<void>((resolve) => {
      close = resolve;
    });
    const abort = new AbortController();
    const handler: Handler = (request) => {
      request.socket.once('close', close);
      abort.abort();
    };
    await withMerchant(handler, async (url) => {
      const answer = await sendOverHttp({ ...message, url }, abort.signal);

      assert.equal(answer.kind, 'no-answer');
      await closed;
    });
  });
});
