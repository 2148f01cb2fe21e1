// A life that was played, as a scenario file: each customer's acts with the waits between them, and the faults
// where they struck. Not everything can be said so, and what happens at the same moment may happen in another
// order; whoever needs to know plays the scenario.
import { type Address, toAddressText } from '../../../simulators/kit/faults/address.js';
import type { HistoryEntry } from '../../../simulators/kit/history/history-entry.js';
import type { LifeSetting } from '../../generators/arbitrary-command.js';
import { type PlayedLife, toEmptyScenario } from './play-life.js';
import type { Performed } from './real-life.js';
import { toAct, toClerkAct } from './to-act.js';

/** The scenario as plain data; null when it cannot be one. */
export function toLifeScenario(setting: LifeSetting, life: PlayedLife): object | null {
  const acts = toActs(life.performed);
  const deeds = toDeeds(life);
  if (acts.size === 0 || deeds === null) return null;
  return {
    ...toEmptyScenario(setting),
    name: 'life: found by a generated list of commands',
    story: life.findings.map(({ message }) => message).join(' '),
    customers: Object.fromEntries(acts),
    faults: life.faultsFired.map(({ at, ...fault }) => ({ at: toAddressText(at), ...fault })),
    ...deeds,
    expect: life.allowed,
  };
}

function toActs(performed: readonly Performed[]): Map<string, unknown[]> {
  const scripts = new Map<string, { acts: unknown[]; untilMs: number }>();
  const startMs = performed[0]?.beganAtMs ?? 0;
  for (const { command, beganAtMs, endedAtMs } of performed) {
    if (!('customer' in command)) continue;
    const script = scripts.get(command.customer) ?? { acts: [], untilMs: startMs };
    scripts.set(command.customer, script);
    const idleMs = beganAtMs - script.untilMs;
    if (idleMs > 0) script.acts.push({ wait: { forMs: idleMs } });
    script.acts.push(toActText(command));
    script.untilMs = Math.max(script.untilMs, endedAtMs);
  }
  return new Map([...scripts].map(([customer, { acts }]) => [customer, acts]));
}

function toActText(command: Extract<Performed['command'], { customer: string }>): unknown {
  const { kind, ...act } = toAct(command);
  switch (command.kind) {
    case 'pay':
      return { pay: command.order, clicks: command.clicks };
    case 'leave':
    case 'status':
      return kind;
    case 'authenticate':
    case 'callback':
      return { [kind]: act };
  }
}

/** Outages and the clerk's acts, each after the exchange that came before; null when none did. */
function toDeeds({ performed, history }: PlayedLife) {
  const outages: object[] = [];
  const clerk: object[] = [];
  for (const { command, beganAtSeq } of performed) {
    if (command.kind === 'crash') return null;
    if (command.kind !== 'outage' && command.kind !== 'clerk') continue;
    const last = lastExchange(history.slice(0, beganAtSeq));
    if (last === null) return null;
    const after = toAddressText(last);
    if (command.kind === 'clerk') clerk.push({ after, ...toClerkAct(command) });
    else outages.push({ party: command.party, after, forMs: command.forMs });
  }
  return { outages, clerk };
}

function lastExchange(history: readonly HistoryEntry[]): Address | null {
  const left = history.findLast((entry) => entry.kind === 'reply-left');
  if (left?.kind !== 'reply-left') return null;
  const arrived = history.find(
    (entry) => entry.kind === 'request-arrived' && entry.exchange === left.exchange,
  );
  return arrived?.kind === 'request-arrived' ? arrived : null;
}
