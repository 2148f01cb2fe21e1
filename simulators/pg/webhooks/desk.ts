import type { Clock } from '../../kit/clock/clock.js';
import type { Transmission } from './core/transmission.js';
import type { Courier } from './courier.js';
import type { Outbox } from './outbox.js';

/** What somebody can see of the webhooks that are on their way, and do with them by hand. */
export type Desk = Pick<Outbox, 'find' | 'all'> & {
  /** Sends it once more at once. A success ends it; a failure changes nothing about its next re-send. */
  readonly resend: (id: string) => DeskProblem | null;
  /** Sends the same once more, as a transmission of its own that is not re-sent. */
  readonly duplicate: (id: string) => DeskProblem | null;
  /** Keeps it back until it is released. */
  readonly hold: (id: string) => DeskProblem | null;
  readonly release: (id: string) => DeskProblem | null;
  /** It is never sent again by itself. */
  readonly drop: (id: string) => DeskProblem | null;
  /** Sends these now in this order, each when the one before it has been answered. */
  readonly reorder: (ids: readonly string[]) => DeskProblem | null;
};

/** Why it can not be done: there is no such transmission, or it is in the wrong state. */
export type DeskProblem = { readonly kind: 'unknown' | 'refused'; readonly problem: string };

export type DeskDeps = {
  readonly clock: Pick<Clock, 'nowMs'>;
  readonly outbox: Outbox;
  readonly courier: Pick<Courier, 'take' | 'sendNow'>;
};

type Status = Transmission['status'];

/** More requests than this for one webhook are a loop, not a person. */
const attemptsMax = 100;

/** A desk over this outbox. */
export function createDesk({ clock, outbox, courier }: DeskDeps): Desk {
  function act(
    id: string,
    from: readonly Status[],
    deed: (transmission: Transmission) => void,
  ): DeskProblem | null {
    const transmission = outbox.find(id);
    const problem = whyNot(transmission, { id, from });
    if (transmission !== undefined && problem === null) deed(transmission);
    return problem;
  }

  function keepBack(id: string): DeskProblem | null {
    return act(id, ['waiting', 'held'], (transmission) => {
      courier.take({ ...transmission, status: 'held', dueAtMs: null, isOvertaken: false });
    });
  }

  async function sendInTurn(ids: readonly string[]) {
    for (const id of ids) await courier.sendNow(id);
  }

  return {
    find: outbox.find,
    all: outbox.all,
    hold: keepBack,
    resend: (id) =>
      act(id, ['waiting', 'delivered', 'failed', 'dropped'], () => {
        void courier.sendNow(id, true); // What comes of it shows in the outbox.
      }),
    duplicate: (id) =>
      act(id, ['waiting', 'sending', 'delivered', 'failed'], (transmission) => {
        courier.take(copyOf(transmission, clock.nowMs()));
      }),
    release: (id) =>
      act(id, ['held'], (transmission) => {
        courier.take({ ...transmission, status: 'waiting', dueAtMs: clock.nowMs() });
      }),
    drop: (id) =>
      act(id, ['waiting', 'held', 'sending'], (transmission) => {
        courier.take({ ...transmission, status: 'dropped', dueAtMs: null });
      }),
    reorder: (ids) => {
      const from: readonly Status[] = ['waiting', 'held'];
      const problems = ids.map((id) => whyNot(outbox.find(id), { id, from }));
      const first = problems.find((problem) => problem !== null);
      if (first !== undefined) return first;
      ids.forEach(keepBack);
      void sendInTurn(ids); // What comes of it shows in the outbox.
      return null;
    },
  };

  function copyOf(transmission: Transmission, nowMs: number): Transmission {
    const { transmissionId } = transmission;
    const nth = outbox.all().filter((one) => one.transmissionId === transmissionId).length;
    return {
      ...transmission,
      id: `${transmissionId}-copy-${nth}`,
      origin: 'duplicate',
      status: 'waiting',
      dueAtMs: nowMs,
      isOvertaken: false,
      damage: null,
      attempts: [],
    };
  }
}

function whyNot(
  transmission: Transmission | undefined,
  { id, from }: { readonly id: string; readonly from: readonly Status[] },
): DeskProblem | null {
  if (transmission === undefined) {
    return {
      kind: 'unknown',
      problem: `There is no transmission ${id}; GET /webhooks/outbox lists them.`,
    };
  }
  const { status, attempts } = transmission;
  if (!from.includes(status)) {
    const problem = `Expected a transmission that is ${from.join(' or ')}, but ${id} is ${status}.`;
    return { kind: 'refused', problem };
  }
  if (attempts.length < attemptsMax) return null;
  return { kind: 'refused', problem: `${id} was sent ${attemptsMax} times, which is enough.` };
}
