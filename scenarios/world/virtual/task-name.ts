import { digestOf } from '../../../simulators/kit/choices/fingerprint.js';
import type { HttpRequest } from '../world.js';

/** What a task that answers this request is called. */
export function nameOf({ method, path, body }: HttpRequest): string {
  return body === null ? `${method} ${path}` : `${method} ${path} ${digestOf(body)}`;
}
