import type { RouteOptions } from '@hapi/hapi';

/** No request of ours is near this size. */
const bodyBytesMax = 64 * 1024;

/**
 * How bodies are read. hapi's own timers are off (here, and by default for the response): all waiting goes by the
 * clock that is handed in, so the service behaves the same when that clock is not the machine's. A body that never
 * ends is cut by Node's `server.requestTimeout`.
 */
export const payloadOptions = {
  maxBytes: bodyBytesMax,
  timeout: false,
  allow: 'application/json',
  multipart: false,
} as const satisfies NonNullable<RouteOptions['payload']>;
