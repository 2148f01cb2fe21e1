import { z } from 'zod';
import type { SimulatorReply } from '../../simulators/kit/exchange/simulator.js';

/** How a partner breaks one field without anybody's noticing at first. */
export type Change = 'dropped' | 'renamed' | 'retyped' | 'emptied';

const object = z.record(z.string(), z.unknown());
const objectOrRows = z.union([object, z.array(object)]);

/** The reply with one field of its JSON body changed, or of each row of it; `order.state` is a field within a field. Absent, it stays so. */
export function changeField(reply: SimulatorReply, path: string, change: Change): SimulatorReply {
  const body = objectOrRows.parse(JSON.parse(reply.body));
  const alter = (value: z.infer<typeof object>) => changed(value, path.split('.'), change);
  return { ...reply, body: JSON.stringify(Array.isArray(body) ? body.map(alter) : alter(body)) };
}

function changed(
  value: Readonly<Record<string, unknown>>,
  [name = '', ...rest]: readonly string[],
  change: Change,
): Readonly<Record<string, unknown>> {
  if (!(name in value) || (rest.length > 0 && value[name] === null)) return value;
  if (rest.length > 0)
    return { ...value, [name]: changed(object.parse(value[name]), rest, change) };
  const { [name]: field, ...others } = value;
  switch (change) {
    case 'dropped':
      return others;
    case 'renamed':
      return { ...others, [`${name}_`]: field };
    case 'retyped':
      return { ...others, [name]: typeof field === 'number' ? String(field) : [field] };
    case 'emptied':
      return { ...others, [name]: null };
  }
}
