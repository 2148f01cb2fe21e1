// What a raw socket sees of each kind of fault: proven by deliver.test.ts, and 1 000 times each by bench/wire-faults.ts.

import type { FaultRule } from '../faults/fault-plan.js';
import { type Observation, observeConnection, toRequestText } from './observe-connection.js';
import type { TinyParty } from './tiny-party.js';

/** What is compared of an observation, with the status of the answer. */
type Seen = Pick<Observation, 'end' | 'isClosedInOrder' | 'announced' | 'bodyBytes'> & {
  readonly status: number | null;
};

export type ExpectedObservation = {
  readonly name: string;
  readonly fault: Omit<FaultRule, 'at'>;
  readonly executions: 0 | 1 | 2;
  /** When the client asked for its connection to be closed after the answer. Of TLS's end: when TLS is spoken. */
  readonly seen: Seen;
};

const body = '{"주문":"R-1"}';
const request = toRequestText('POST /payments/confirm', body);
const greeting = toRequestText('GET /payments/key');
/** What the tiny party says to it. */
const answer = JSON.stringify({ message: '결제가 승인되었습니다', body });
const answerBytes = Buffer.byteLength(answer);

const inOrder = { end: 'FIN', isClosedInOrder: true } as const;
const inDisorder = { end: 'FIN', isClosedInOrder: false } as const;
const reset = { end: 'RST', isClosedInOrder: false } as const;
const open = { end: 'silence', isClosedInOrder: false } as const;
const nothing = { status: null, announced: null, bodyBytes: 0 };
const half = { status: 200, announced: answerBytes, bodyBytes: answerBytes >> 1 };
const headOnly = { status: 200, announced: answerBytes, bodyBytes: 0 };
const whole = answered(200, answerBytes);
const serverError = answered(500, '{"code":"FAILED_INTERNAL"}'.length);
const brokenJson = answered(200, Buffer.byteLength(answer.slice(0, answer.length >> 1)));
const page = answered(200, '<html><body>Service temporarily unavailable</body></html>'.length);

/** At least one for each kind of fault. */
export const expectedObservations: readonly ExpectedObservation[] = [
  expected({ fault: 'delay', afterMs: 20 }, 1, whole),
  expected({ fault: 'lose-request' }, 0, { ...open, ...nothing }),
  expected({ fault: 'lose-response' }, 1, { ...open, ...nothing }),
  expected({ fault: 'execute-late', afterMs: 20 }, 1, { ...open, ...nothing }),
  expected({ fault: 'reset-before' }, 0, { ...reset, ...nothing }),
  expected({ fault: 'reset-after' }, 1, { ...reset, ...nothing }),
  expected({ fault: 'close-before' }, 0, { ...inOrder, ...nothing }),
  expected({ fault: 'close-after' }, 1, { ...inOrder, ...nothing }),
  expected({ fault: 'truncate-response', end: 'reset' }, 1, { ...reset, ...half }),
  expected({ fault: 'truncate-response', end: 'close' }, 1, { ...inOrder, ...half }),
  expected({ fault: 'drip-response' }, 1, whole),
  expected({ fault: 'garble-before' }, 0, page),
  expected({ fault: 'garble-response', garbage: 'html' }, 1, page),
  expected({ fault: 'garble-response', garbage: 'empty' }, 1, answered(200, 0)),
  expected({ fault: 'garble-response', garbage: 'broken-json' }, 1, brokenJson),
  expected({ fault: 'error-before' }, 0, serverError),
  expected({ fault: 'error-after' }, 1, serverError),
  expected({ fault: 'deliver-twice', afterMs: 20 }, 2, whole),
  expected({ fault: 'hold-after-headers' }, 1, { ...open, ...headOnly }),
  expected({ fault: 'crash-before' }, 0, { ...inDisorder, ...nothing }),
  expected({ fault: 'crash-after' }, 1, { ...inDisorder, ...nothing }),
];

/** How long to watch a connection that is to stay silent, and how long to wait for an end. */
const silenceMs = 1_000;
const patienceMs = 10_000;

/** Asks a party all of whose confirms suffer this fault. With a greeting, on a connection that was used before. */
export async function observeFault(
  { listener: { port } }: TinyParty,
  { seen }: ExpectedObservation,
  { ca, isKept }: { readonly ca?: string | undefined; readonly isKept: boolean },
): Promise<Seen> {
  const { head, end, isClosedInOrder, announced, bodyBytes } = await observeConnection({
    port,
    ca,
    text: request.replace('host:', 'connection: close\r\nhost:'),
    greeting: isKept ? greeting : undefined,
    silenceMs: seen.end === 'silence' ? silenceMs : patienceMs,
  });
  const status = head === null ? null : Number(head.split(' ')[1]);
  return { end, isClosedInOrder, status, announced, bodyBytes };
}

/** The same without TLS, which has no end of its own then. */
export function withoutTls(expected: ExpectedObservation): ExpectedObservation {
  return { ...expected, seen: { ...expected.seen, isClosedInOrder: null } };
}

function expected(
  fault: Omit<FaultRule, 'at'>,
  executions: 0 | 1 | 2,
  seen: Seen,
): ExpectedObservation {
  const name = [fault.fault, fault.end, fault.garbage].filter((part) => part !== undefined);
  return { name: name.join(' '), fault, executions, seen };
}

function answered(status: number, bytes: number): Seen {
  return { ...inOrder, status, announced: bytes, bodyBytes: bytes };
}
