// A log that tells no secret, wherever in a line it stands: not by its name, not by its value, not within a text.

import type { Log, LogFields } from '../app/ports.js';

const redacted = '[redacted]';

/** Fields that hold a secret whatever is in them. */
const secretNames =
  /^(.*secret.*|.*password.*|.*token|authorization|cookie|set-cookie|card-?_?number|cvc|pin)$/i;

/** Deeper than any line of ours; what lies below is left out. */
const depthMax = 8;

/** `secrets`: texts that never come out, each as it is and as basic authorization would carry it. */
export function createRedactingLog(log: Log, secrets: readonly string[]): Log {
  const hidden = secrets.filter((secret) => secret !== '').flatMap(withDisguises);

  function redactText(text: string): string {
    const known = hidden.reduce((rest, secret) => rest.replaceAll(secret, redacted), text);
    return known.replaceAll(pgKeyPattern, redacted).replaceAll(digitRuns, redactCard);
  }

  function redact(value: unknown, depth = 0): unknown {
    if (typeof value === 'string') return redactText(value);
    if (typeof value !== 'object' || value === null) return value;
    if (depth >= depthMax) return '[deep]';
    if (Array.isArray(value)) return value.map((one) => redact(one, depth + 1));
    const fields = value instanceof Error ? fieldsOf(value) : value;
    return Object.fromEntries(
      Object.entries(fields).map(([name, field]) => [
        redactText(name),
        secretNames.test(name) && field !== null ? redacted : redact(field, depth + 1),
      ]),
    );
  }

  const write =
    (level: keyof Log): Log[typeof level] =>
    (fields, message) => {
      log[level](redact(fields) as LogFields, redactText(message)); // Fields stay fields.
    };
  return { info: write('info'), warn: write('warn'), error: write('error') };
}

/** A basic authorization carries `user:password` in base64; a secret is either, and the other one varies. */
function withDisguises(secret: string): readonly string[] {
  const encoded = [`${secret}:`, secret, `:${secret}`].map((text) =>
    Buffer.from(text).toString('base64').replace(/=+$/, ''),
  );
  return [secret, ...encoded];
}

/** Source: Toss Payments docs, "API keys": `test_sk_…`, `live_gsk_…`. */
const pgKeyPattern = /\b(?:test|live)_g?sk_\w+/g;

/** Runs of 13 to 19 digits, in groups or not: as long as the numbers of cards are. */
const digitRuns = /(?<![\d.])\d(?:[ -]?\d){12,18}(?![\d.])/g;

function redactCard(run: string): string {
  return isCardNumber(run.replaceAll(/\D/g, '')) ? redacted : run;
}

/** By its check digit (Luhn). */
function isCardNumber(digits: string): boolean {
  const sum = Array.from(digits, Number)
    .reverse()
    .reduce((total, digit, place) => {
      const doubled = digit * (place % 2 === 0 ? 1 : 2);
      return total + (doubled > 9 ? doubled - 9 : doubled);
    }, 0);
  return sum % 10 === 0;
}

/** What pino would print of an error. */
function fieldsOf(error: Error): object {
  const { name, message, stack = '', cause } = error;
  return Object.assign({}, error, { type: name, message, stack }, cause !== undefined && { cause });
}
