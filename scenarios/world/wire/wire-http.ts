import { Agent } from 'node:http';
import Wreck from '@hapi/wreck';
import type { HttpAnswer, HttpRequest } from '../world.js';

/** A browser gives up after this long, in milliseconds. */
const patienceMs = 30_000;

/** A connection for each request: a reset then always concerns the request that suffers it. */
const agent = new Agent({ keepAlive: false });

/** Asks over a real socket; null when no whole answer came. */
export async function askOverHttp(baseUrl: string, request: HttpRequest): Promise<HttpAnswer> {
  try {
    const response = await Wreck.request(request.method, `${baseUrl}${request.path}`, {
      agent,
      headers: { ...request.headers },
      timeout: patienceMs,
      ...(request.body === null ? {} : { payload: request.body }),
    });
    const body = await Wreck.read(response, { timeout: patienceMs });
    return { status: response.statusCode ?? 0, body: body.toString('utf8') };
  } catch {
    // Whatever happened to the connection, the browser's user sees the same: no answer.
    return null;
  }
}
