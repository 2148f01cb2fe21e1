import { type ClientRequest, Agent as HttpAgent, request as httpRequest } from 'node:http';
import { Agent as HttpsAgent, request as httpsRequest } from 'node:https';
import type { WebhookAnswer } from './core/outcome.js';
import type { SendWebhook, WebhookMessage } from './send-webhook.js';

/** A new connection for each webhook, so that one that ends says something about this webhook only. */
const http = new HttpAgent({ keepAlive: false });

/** An endpoint under test has a certificate that it made itself. */
const https = new HttpsAgent({ keepAlive: false, rejectUnauthorized: false });

/**
 * Sends over real sockets and follows no redirect. Assumed: the status is all that counts, but the answer must have
 * come whole within the time.
 */
export const sendOverHttp: SendWebhook = (message, signal) =>
  new Promise((resolve) => {
    const request = open(message);
    const giveUp = () => {
      request.destroy();
    };
    signal.addEventListener('abort', giveUp, { once: true });
    const end = (answer: WebhookAnswer) => {
      signal.removeEventListener('abort', giveUp);
      resolve(answer);
    };
    request.once('response', (response) => {
      response.resume();
      response.once('close', () => {
        end({ kind: 'answered', status: response.statusCode ?? 0 });
      });
    });
    request.once('close', () => {
      end({ kind: 'no-answer', reason: 'closed' }); // Unless something was said before.
    });
    request.on('error', (error: NodeJS.ErrnoException) => {
      end({ kind: 'no-answer', reason: error.code ?? error.message });
    });
    write(request, message);
  });

function open({ url, headers, body }: WebhookMessage): ClientRequest {
  const options = {
    method: 'POST',
    headers: { ...headers, 'content-length': Buffer.byteLength(body) },
  };
  return url.startsWith('https:')
    ? httpsRequest(url, { ...options, agent: https })
    : httpRequest(url, { ...options, agent: http });
}

/** A cut body must have reached the kernel before the connection ends. */
function write(request: ClientRequest, { body, isCut }: WebhookMessage): void {
  if (!isCut) {
    request.end(body);
    return;
  }
  const bytes = Buffer.from(body, 'utf8');
  request.write(bytes.subarray(0, bytes.length >> 1), () => {
    request.destroy();
  });
}
