// The table of what can be done to one HTTP exchange. A kind says where the exchange is cut and how,
// because that decides whether money moved.

/** Whether and when the party does what the request asks. */
export type Execution = 'never' | 'now' | 'later' | 'now-and-later';

/** What is done to the answer on its way. `whole` arrives untouched. */
export type Cut =
  | 'whole'
  | 'silence'
  | 'reset'
  | 'close'
  | 'truncate'
  | 'drip'
  | 'garble'
  | 'server-error'
  | 'hold-after-headers'
  | 'crash';

type FaultEffect = { readonly execution: Execution; readonly cut: Cut };

const effects = {
  /** Slow, but within the caller's deadline. */
  delay: { execution: 'now', cut: 'whole' },
  'lose-request': { execution: 'never', cut: 'silence' },
  'lose-response': { execution: 'now', cut: 'silence' },
  /** Arrives after the caller gave up, then executes. */
  'execute-late': { execution: 'later', cut: 'silence' },
  'reset-before': { execution: 'never', cut: 'reset' },
  'reset-after': { execution: 'now', cut: 'reset' },
  'close-before': { execution: 'never', cut: 'close' },
  'close-after': { execution: 'now', cut: 'close' },
  'truncate-response': { execution: 'now', cut: 'truncate' },
  'drip-response': { execution: 'now', cut: 'drip' },
  /** A page for people (status 200) stands in for the party, which hears nothing. */
  'garble-before': { execution: 'never', cut: 'garble' },
  'garble-response': { execution: 'now', cut: 'garble' },
  'error-before': { execution: 'never', cut: 'server-error' },
  'error-after': { execution: 'now', cut: 'server-error' },
  /** The same request arrives again after a while; the caller sees the first answer. */
  'deliver-twice': { execution: 'now-and-later', cut: 'whole' },
  'hold-after-headers': { execution: 'now', cut: 'hold-after-headers' },
  /** The payment service is killed (SIGKILL) and started again; the request was or was not executed. */
  'crash-before': { execution: 'never', cut: 'crash' },
  'crash-after': { execution: 'now', cut: 'crash' },
} as const satisfies Record<string, FaultEffect>;

export type FaultKind = keyof typeof effects;

/** Every kind, in the order of the table. */
export const faultKinds = Object.keys(effects) as FaultKind[]; // The keys of a const object.

/** Those that need no process of a service to kill: what a simulator that stands alone can do. */
export const wireFaultKinds = faultKinds.filter((kind) => effects[kind].cut !== 'crash');

/** What a fault of this kind does to the exchange it hits. */
export function effectOf(kind: FaultKind): FaultEffect {
  return effects[kind];
}
