import { parseJson } from '../../kit/exchange/parse-json.js';
import type { SimulatorRequest } from '../../kit/exchange/simulator.js';
import type { Dialect } from './dialect.js';
import { readField } from './field-path.js';
import { bodyWords, type DialectOperation, numberWords, type RequestWord } from './words.js';

/** The request in the simulator's own words; without `orderId` among its parameters when it names no order. */
export function toOwnRequest(
  request: SimulatorRequest,
  { dialect, operation }: { readonly dialect: Dialect; readonly operation: DialectOperation },
): SimulatorRequest {
  const places: Partial<Record<RequestWord, string>> = dialect.operations[operation].request;
  const json = request.method === 'GET' ? undefined : parseJson(request.body);
  const read = (place: string) =>
    request.method === 'GET' ? (request.query.get(place) ?? undefined) : readField(json, place);
  const orderId = places.orderId === undefined ? request.params['orderId'] : read(places.orderId);
  const words = bodyWords[operation].map((word) => {
    const value = read(places[word] ?? word);
    return [word, numberWords.includes(word) ? toNumber(value, dialect) : value];
  });
  return {
    ...request,
    params: typeof orderId === 'string' && orderId !== '' ? { orderId } : {},
    body: JSON.stringify(Object.fromEntries(words)),
  };
}

/** A number as the dialect writes it; anything else stays what it is not, and is refused. */
function toNumber(value: unknown, { numbers }: Dialect): unknown {
  if (numbers === 'number') return value;
  return typeof value === 'string' && /^\d{1,15}$/.test(value) ? Number(value) : null;
}
