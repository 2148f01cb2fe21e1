import type { Transmission } from './transmission.js';
import { effectOf, type WebhookFault } from './webhook-fault.js';

type Fault = {
  readonly fault: WebhookFault;
  /** How long it takes, in milliseconds, where it is not to take its usual time. */
  readonly afterMs?: number;
};

/** A new transmission as a fault wants it to go. */
export function suffer(transmission: Transmission, rule: Fault): Transmission {
  const { leaves, damage } = effectOf(rule.fault);
  const lateAtMs = transmission.createdAtMs + afterMsOf(rule);
  switch (leaves) {
    case 'in-time':
      return { ...transmission, damage };
    case 'before-the-answer':
      return { ...transmission, dueAtMs: transmission.createdAtMs };
    case 'late':
      return { ...transmission, dueAtMs: lateAtMs };
    case 'after-the-next':
      return { ...transmission, dueAtMs: lateAtMs, isOvertaken: true };
    case 'when-released':
      return { ...transmission, status: 'held', dueAtMs: null };
    case 'never':
      return { ...transmission, status: 'dropped', dueAtMs: null };
  }
}

/** What a fault sends besides a new transmission: a copy, or one of other content. Null when it sends nothing. */
export function extraOf(transmission: Transmission, rule: Fault): Transmission | null {
  const { extra } = effectOf(rule.fault);
  if (extra === null) return null;
  const dueAtMs = (transmission.dueAtMs ?? transmission.createdAtMs) + afterMsOf(rule);
  return { ...transmission, id: `${transmission.id}-${extra}`, origin: extra, dueAtMs };
}

function afterMsOf({ fault, afterMs }: Fault): number {
  return afterMs ?? effectOf(fault).afterMs;
}
