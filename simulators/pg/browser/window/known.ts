import type { WindowRequest } from '../protocol/window-request.js';

/** What the shop said of a payment besides its order and amount. */
export type Known = Readonly<Record<string, unknown>>;

/** SDK v2 says in an object for each method what SDK v1 says beside the rest. */
const methodObjects = ['card', 'transfer', 'virtualAccount', 'mobilePhone', 'foreignEasyPay'];

/** All of it side by side, as SDK v1 says it. Null is as good as nothing. */
export function knownOf({ payment }: WindowRequest): Known {
  const more = payment?.more ?? {};
  const ofMethod = methodObjects.map((name) => more[name]).filter(isObject);
  const all = ofMethod.reduce<Known>((known, one) => ({ ...known, ...one }), more);
  const said = Object.entries(all).filter(
    ([name, value]) => value !== null && !methodObjects.includes(name),
  );
  return Object.fromEntries(said);
}

/** As text, if it is one. */
export function textOf(known: unknown): string | undefined {
  return typeof known === 'string' ? known : undefined;
}

function isObject(value: unknown): value is object {
  return typeof value === 'object' && value !== null;
}
