import { toKstDigits } from './core/kst.js';

/** Numbers from 0 to 2^32 - 1. */
export type Random = () => number;

const letters = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789';

/** The merchant that the simulator plays the PG for. */
export const merchantId = 'simmid01';

/** Merchant, moment and five letters: `simmi20261122061300aB3xY`. Source: keys seen since 2024. */
export function newPaymentKey(random: Random, nowMs: number): string {
  return `${merchantId.slice(0, 5)}${toKstDigits(nowMs)}${someLetters(random, 5)}`;
}

/** `txrd_a01` and letters. Source: keys seen since 2025. */
export function newTransactionKey(random: Random): string {
  return `txrd_a01${someLetters(random, 24).toLowerCase()}`;
}

/** What `Payment.secret` looks like: `ps_…`. */
export function newSecret(random: Random): string {
  return `ps_${someLetters(random, 30)}`;
}

/** `whtrans_a01` and letters. Source: ids seen since 2025. */
export function newTransmissionId(random: Random): string {
  return `whtrans_a01${someLetters(random, 24).toLowerCase()}`;
}

/** One-time, from the window in which a customer registers a card. */
export function newAuthKey(random: Random): string {
  return `bln_${someLetters(random, 11)}`;
}

/** Ends in `=`, as real ones do. */
export function newBillingKey(random: Random): string {
  return `${someLetters(random, 43)}=`;
}

/** Of a cash receipt. */
export function newReceiptKey(random: Random): string {
  return someLetters(random, 48);
}

/** Fourteen digits that no real account of a test has: they begin with an X. */
export function newAccountNumber(random: Random): string {
  const digits = () => String(random() % 10_000_000).padStart(7, '0');
  return `X${digits()}${digits()}`.slice(0, 14);
}

/** 32 hexadecimal digits for the response header. */
export function newTraceId(random: Random): string {
  const bytes = Buffer.allocUnsafe(16);
  for (let at = 0; at < bytes.length; at += 4) bytes.writeUInt32BE(random(), at);
  return bytes.toString('hex');
}

/** Five letters fit into one draw (62^5 < 2^32). */
function someLetters(random: Random, count: number): string {
  const codes = Buffer.allocUnsafe(count);
  let rest = 0;
  for (let at = 0; at < count; at += 1) {
    rest = at % 5 === 0 ? random() : Math.floor(rest / letters.length);
    codes[at] = letters.charCodeAt(rest % letters.length);
  }
  return codes.toString('latin1');
}
