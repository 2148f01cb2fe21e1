// A replay token: the variant and the decisions that were not ordinary. Faults are addressed by meaning, so a
// token survives changes that have nothing to do with them.

import type { Decision } from '../../simulators/kit/choices/decided-choices.js';
import { digestOf } from '../../simulators/kit/choices/fingerprint.js';
import { findVariant } from '../flows/all-flows.js';
import { orderOfFlow, type Variant } from '../flows/variant.js';

export type Replay = {
  readonly variant: Variant;
  readonly faultsMax: number;
  readonly decisions: readonly Decision[];
};

export type ReplayOrFault =
  | { readonly ok: true; readonly replay: Replay }
  | { readonly ok: false; readonly fault: string };

export const tokenPrefix = 't2.';

/** Every address of a flow is about its one order. */
const ofOrder = ` of ${orderOfFlow}`;

/** Options of the schedule are long; this much of their digest tells them apart. */
export function toShortOption(option: string): string {
  return digestOf(option).replace('.', '').slice(-5);
}

export function toToken({ variant, faultsMax, decisions }: Replay): string {
  const text = [`${variant.code} ${faultsMax}`, ...decisions.map(toText)].join('|');
  return `${tokenPrefix}${Buffer.from(text).toString('base64url')}.${checksum(text)}`;
}

function toText({ label, nth, option }: Decision): string {
  if (label === 'next') return `n${nth} ${toShortOption(option)}`;
  if (label === 'process') return `p${nth} ${option}`;
  return `${label.replace('fault ', '').replace(ofOrder, '')} ${option}`;
}

/** Reads a token; one that is damaged or of another version is told in one line. */
export function parseToken(token: string): ReplayOrFault {
  if (!token.startsWith(tokenPrefix)) {
    const was = /^t\d+\./.test(token) ? 'another version' : 'no token';
    return fault(
      `expected a token of this version, "${tokenPrefix}…", got ${was}: "${token.slice(0, 20)}"; explore again for a new one`,
    );
  }
  const [, encoded = '', sum] = token.split('.');
  const text = Buffer.from(encoded, 'base64url').toString('utf8');
  if (checksum(text) !== sum) {
    return fault('expected the whole token, got a damaged one: its checksum does not fit');
  }
  const [head = '', ...body] = text.split('|');
  const [code = '', faultsMax] = head.split(' ');
  const variant = findVariant(code);
  if (variant === undefined) {
    return fault(
      `expected a variant of this version, got "${code}"; explore again for a new token`,
    );
  }
  return {
    ok: true,
    replay: { variant, faultsMax: Number(faultsMax), decisions: body.map(parseDecision) },
  };
}

function parseDecision(text: string): Decision {
  const [, kind, nth, option = ''] = /^([np])(\d+) (\w+)$/.exec(text) ?? [];
  if (kind !== undefined) {
    return { label: kind === 'n' ? 'next' : 'process', nth: Number(nth), option };
  }
  const [address = '', fault_ = ''] = text.split(' ');
  return { label: `fault ${address}${ofOrder}`, nth: 1, option: fault_ };
}

function checksum(text: string): string {
  return toShortOption(text);
}

function fault(text: string): ReplayOrFault {
  return { ok: false, fault: text };
}
