import { z } from 'zod';
import { type FaultKind, faultKinds } from './fault-kind.js';
import type { FaultRule } from './fault-plan.js';

/** What a fault rule says besides its target; for scenario files and for control. */
export const faultFields = {
  fault: z.enum(faultKinds),
  /** For delay, execute-late and deliver-twice: milliseconds. */
  afterMs: z.int().min(0).max(600_000).exactOptional(),
  /** For error-before and error-after. */
  status: z.literal([500, 502, 503, 504, 404]).exactOptional(),
  /** For garble-before and garble-response. */
  garbage: z.enum(['empty', 'html', 'broken-json']).exactOptional(),
  /** For truncate-response. */
  end: z.enum(['reset', 'close']).exactOptional(),
};

export type FaultField = Exclude<keyof typeof faultFields, 'fault'>;

/** The one field that a kind takes. */
const fields: Readonly<Partial<Record<FaultKind, FaultField>>> = {
  delay: 'afterMs',
  'execute-late': 'afterMs',
  'deliver-twice': 'afterMs',
  'error-before': 'status',
  'error-after': 'status',
  'garble-before': 'garbage',
  'garble-response': 'garbage',
  'truncate-response': 'end',
};

/** The field that this kind takes, undefined when it takes none. */
export function fieldOf(kind: FaultKind): FaultField | undefined {
  return fields[kind];
}

const fault = z.object(faultFields);

/** Reads `lose-response`, `delay=3000`, `error-after=503`, `garble-response=empty`, `truncate-response=close`. */
export function parseFaultText(text: string): Omit<FaultRule, 'at'> | undefined {
  const [kind = '', value] = text.split('=');
  const field = fields[kind as FaultKind]; // Whether it is one is seen below.
  if (value !== undefined && field === undefined) return undefined;
  const number = /^\d+$/.test(value ?? '') ? Number(value) : value;
  const wanted = field === undefined || value === undefined ? {} : { [field]: number };
  return fault.safeParse({ fault: kind, ...wanted }).data;
}

/** The fault with its field as it is read. */
export function toFaultText(rule: Omit<FaultRule, 'at'>): string {
  const field = fieldOf(rule.fault);
  const value = field === undefined ? undefined : rule[field];
  return value === undefined ? rule.fault : `${rule.fault}=${value}`;
}
