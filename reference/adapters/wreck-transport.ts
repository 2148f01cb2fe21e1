import { Agent as HttpAgent, type IncomingMessage } from 'node:http';
import { Agent as HttpsAgent } from 'node:https';
import Wreck from '@hapi/wreck';
import type { Clock } from '../app/ports.js';
import type { HttpRequest, HttpResult, HttpTransport, NoReplyReason } from './http-transport.js';

/** No reply of either partner is near this size. */
const bodyBytesMax = 1024 * 1024;

/**
 * Sends over real sockets. Follows no redirect: a payment call goes where it was addressed, or nowhere.
 *
 * Connections are not kept: on a reused one, a reset that answers a stale connection looks the same as a
 * reset that follows an executed request.
 */
export function createWreckTransport({ clock }: { readonly clock: Clock }): HttpTransport {
  const http = new HttpAgent({ keepAlive: false });
  const https = new HttpsAgent({ keepAlive: false });
  return {
    send: async (request) => {
      const agent = request.url.startsWith('https:') ? https : http;
      const pending = Wreck.request(request.method, request.url, {
        agent,
        headers: { ...request.headers },
        redirects: false,
        ...(request.body !== undefined && { payload: request.body }),
      });
      const deadline = startDeadline(clock, request, pending.req);
      try {
        const response = await pending;
        deadline.watch(response);
        return await readReply(response, deadline);
      } catch (error) {
        return toNoReply(error, { isTimeout: deadline.hasPassed(), hasBegun: false });
      } finally {
        deadline.callOff();
      }
    },
  };
}

type Destroyable = { readonly destroy: () => unknown };

/** One deadline over connecting, headers and body: a body that drips must not outlive it. */
function startDeadline(clock: Clock, { timeoutMs }: HttpRequest, request: Destroyable) {
  let hasPassed = false;
  let watched: Destroyable | undefined;
  const callOff = clock.after(timeoutMs, () => {
    hasPassed = true;
    request.destroy();
    watched?.destroy();
  });
  return {
    hasPassed: () => hasPassed,
    watch: (response: Destroyable) => {
      watched = response;
    },
    callOff,
  };
}

async function readReply(
  response: IncomingMessage,
  deadline: { readonly hasPassed: () => boolean },
): Promise<HttpResult> {
  try {
    const body = await Wreck.read(response, { json: false, gunzip: false, maxBytes: bodyBytesMax });
    return {
      kind: 'reply',
      status: response.statusCode ?? 0,
      headers: toPlainHeaders(response),
      body: body.toString('utf8'),
    };
  } catch (error) {
    response.destroy();
    return toNoReply(error, { isTimeout: deadline.hasPassed(), hasBegun: true });
  }
}

function toPlainHeaders({ headers }: IncomingMessage): Record<string, string> {
  const plain: Record<string, string> = {};
  for (const [name, value] of Object.entries(headers)) {
    if (value !== undefined) plain[name] = Array.isArray(value) ? value.join(', ') : value;
  }
  return plain;
}

function toNoReply(
  error: unknown,
  { isTimeout, hasBegun }: { isTimeout: boolean; hasBegun: boolean },
): HttpResult {
  const code = findField(error, 'code');
  if (isTimeout) return { kind: 'no-reply', reason: 'timeout', code };
  if (hasBegun) return { kind: 'no-reply', reason: 'broken-body', code };
  return { kind: 'no-reply', reason: toReason(error, code), code };
}

/** Node gives a reset and an end of the connection the same code; only the reset comes from a system call. */
function toReason(error: unknown, code: string | null): NoReplyReason {
  const syscall = findField(error, 'syscall');
  if (code === 'ECONNRESET') return syscall === null ? 'closed' : 'reset';
  return syscall === 'connect' || syscall === 'getaddrinfo' ? 'refused' : 'other';
}

/** Wreck wraps Node's error in a Boom whose `data` it is. */
function findField(error: unknown, field: 'code' | 'syscall'): string | null {
  if (!(error instanceof Error)) throw error;
  for (const layer of [error, 'data' in error ? error.data : null]) {
    if (typeof layer === 'object' && layer !== null && field in layer) {
      const value = Reflect.get(layer, field) as unknown;
      if (typeof value === 'string') return value;
    }
  }
  return null;
}
