import { z } from 'zod';
import { toAddressText } from '../../faults/address.js';
import type { AnswerRule } from '../../faults/answer-plan.js';
import { toFaultText } from '../../faults/fault-fields.js';
import type { FaultRule } from '../../faults/fault-plan.js';
import { type ControlAnswer, type ControlRoute, routeWithBody } from '../control-route.js';
import { operationsOf } from '../party-kind.js';
import { type BoardRule, boardRulesMax, type RuleBoard } from '../rule-board.js';
import type { Session } from '../session.js';
import {
  answerBodySchema,
  faultBodySchema,
  shownAnswerSchema,
  shownFaultSchema,
  toAnswerRule,
  toFaultRule,
} from './rule-schemas.js';

/** What goes wrong, and what is refused, in one session. */
export function ruleRoutes(
  { faults, answers, party }: Session,
  codes: readonly string[] | null,
): readonly ControlRoute[] {
  const operations = operationsOf(party);
  return [
    {
      method: 'GET',
      path: '/faults',
      summary: 'Every fault rule, armed and spent.',
      answer: z.object({ faults: z.array(shownFaultSchema) }),
      handle: () => ok({ faults: faults.list().map(toShownFault) }),
    },
    routeWithBody({
      method: 'POST',
      path: '/faults',
      summary: 'Arms a fault. The oldest rule that fits an exchange wins.',
      body: faultBodySchema(operations),
      answer: shownFaultSchema,
      handle: ({ body }) => armed(faults.arm(toFaultRule(body), 'control'), toShownFault),
    }),
    removal('/faults/{id}', 'Removes a fault rule.', faults),
    {
      method: 'POST',
      path: '/faults/heal',
      summary: 'Calls off every armed fault; magic order ids still work.',
      answer: z.object({ faults: z.array(shownFaultSchema) }),
      handle: () => {
        faults.heal();
        return ok({ faults: faults.list().map(toShownFault) });
      },
    },
    {
      method: 'GET',
      path: '/answers',
      summary: 'Every business answer that is planned or was given.',
      answer: z.object({ answers: z.array(shownAnswerSchema) }),
      handle: () => ok({ answers: answers.list().map(toShownAnswer) }),
    },
    routeWithBody({
      method: 'POST',
      path: '/answers',
      summary: 'Plans a refusal for business reasons.',
      body: answerBodySchema(operations, codes),
      answer: shownAnswerSchema,
      handle: ({ body }) => armed(answers.arm(toAnswerRule(body), 'control'), toShownAnswer),
    }),
    removal('/answers/{id}', 'Removes a planned answer.', answers),
  ];
}

function removal<R>(path: string, summary: string, board: RuleBoard<R>): ControlRoute {
  return {
    method: 'DELETE',
    path,
    summary,
    answer: z.object({ removed: z.string() }),
    handle: ({ params: { id = '' } }) => {
      if (board.remove(id)) return ok({ removed: id });
      const ids = board.list().map((entry) => entry.id);
      const expected = ids.length === 0 ? 'none is there' : `expected one of ${ids.join(', ')}`;
      return { status: 404, problem: `id: ${expected}, got "${id}"` };
    },
  };
}

function armed<R>(entry: BoardRule<R> | undefined, show: (entry: BoardRule<R>) => unknown) {
  if (entry !== undefined) return ok(show(entry));
  const problem = `expected at most ${boardRulesMax} rules; remove some, or POST /simulator/reset`;
  return { status: 409, problem } as const;
}

function ok(value: unknown): ControlAnswer {
  return { status: 200, value };
}

function toShownFault({ rule, ...entry }: BoardRule<FaultRule>) {
  const { at, ...fault } = rule;
  return { ...entry, rule: `${toAddressText(at)}: ${toFaultText(fault)}`, ...at, ...fault };
}

function toShownAnswer({ rule: { at, code }, ...entry }: BoardRule<AnswerRule>) {
  return { ...entry, rule: `${toAddressText(at)}: ${code}`, ...at, code };
}
