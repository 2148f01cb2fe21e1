import { digestOf } from '../../../simulators/kit/choices/fingerprint.js';
import type { HttpRequest } from '../world.js';

/** What a task that answers this request is called: requests that differ in anything have different names. */
export function nameOf({ method, path, headers, body }: HttpRequest): string {
  return `${method} ${path} ${digestOf(`${JSON.stringify(headers)} ${body ?? ''}`)}`;
}
