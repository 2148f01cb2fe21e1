// A replay token: the variant and the decisions that were not ordinary. Faults are addressed by meaning, so a
// token survives changes that have nothing to do with them.

import type { Decision } from '../../simulators/kit/choices/decided-choices.js';
import { digestOf } from '../../simulators/kit/choices/fingerprint.js';
import { answerNames, arrivalNames, type Variant, wayNames } from '../flows/repair-order.js';

export type Replay = {
  readonly variant: Variant;
  readonly faultsMax: number;
  readonly decisions: readonly Decision[];
};

export type ReplayOrFault =
  | { readonly ok: true; readonly replay: Replay }
  | { readonly ok: false; readonly fault: string };

const version = 't1';

/** Options of the schedule are long; this much of their digest tells them apart. */
export function toShortOption(option: string): string {
  return digestOf(option).replace('.', '').slice(-5);
}

export function toToken({ variant, faultsMax, decisions }: Replay): string {
  const way = wayNames.indexOf(variant.way);
  const arrival = variant.arrival === null ? '-' : arrivalNames.indexOf(variant.arrival);
  const head = [way, arrival, answerNames.indexOf(variant.answer), faultsMax].join(' ');
  const body = decisions.map(({ label, nth, option }) =>
    label === 'next'
      ? `n${nth} ${toShortOption(option)}`
      : `${label.replace('fault ', '')} ${option}`,
  );
  const text = [head, ...body].join('|');
  return `${version}.${Buffer.from(text).toString('base64url')}.${checksum(text)}`;
}

/** Reads a token; one that is damaged or of another version is told in one line. */
export function parseToken(token: string): ReplayOrFault {
  const [prefix, encoded = '', sum] = token.split('.');
  if (prefix !== version) {
    return fault(`expected a token that begins with "${version}.", got "${token.slice(0, 20)}"`);
  }
  const text = Buffer.from(encoded, 'base64url').toString('utf8');
  if (checksum(text) !== sum) return fault('the token is damaged: its checksum does not fit');
  const [head = '', ...body] = text.split('|');
  const [way, arrival, answer, faultsMax] = head.split(' ');
  const variant = {
    way: wayNames[Number(way)],
    arrival: arrival === '-' ? null : arrivalNames[Number(arrival)],
    answer: answerNames[Number(answer)],
  };
  if (variant.way === undefined || variant.arrival === undefined || variant.answer === undefined) {
    return fault('the token names a variant that this version does not have');
  }
  const { way: wayName, arrival: arrivalName, answer: answerName } = variant;
  return {
    ok: true,
    replay: {
      variant: { way: wayName, arrival: arrivalName, answer: answerName },
      faultsMax: Number(faultsMax),
      decisions: body.map(parseDecision),
    },
  };
}

function parseDecision(text: string): Decision {
  const schedule = /^n(\d+) (\w+)$/.exec(text);
  if (schedule !== null)
    return { label: 'next', nth: Number(schedule[1]), option: schedule[2] ?? '' };
  const space = text.lastIndexOf(' ');
  return { label: `fault ${text.slice(0, space)}`, nth: 1, option: text.slice(space + 1) };
}

function checksum(text: string): string {
  return toShortOption(text);
}

function fault(text: string): ReplayOrFault {
  return { ok: false, fault: text };
}
