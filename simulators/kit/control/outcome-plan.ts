import type { Address } from '../faults/address.js';
import type { AnswerPlan, AnswerRule } from '../faults/answer-plan.js';
import type { FaultPlan, FaultRule } from '../faults/fault-plan.js';
import { wishOf } from '../faults/magic-order-id.js';
import type { RuleBoard } from './rule-board.js';

export type OutcomeDeps = {
  readonly faults: RuleBoard<FaultRule>;
  readonly answers: RuleBoard<AnswerRule>;
  /** Where a magic order id strikes when it names no operation. */
  readonly usualOperation: string;
};

/**
 * Who decides on an exchange: a rule of control, then one of the command line, then the order's id. What
 * a request itself wishes (`TossPayments-Test-Code`) comes after these, in the party. A fault and an answer
 * may meet in one exchange: the answer is what gets lost.
 */
export function createOutcomePlan({ faults, answers, usualOperation }: OutcomeDeps): {
  readonly faults: FaultPlan;
  readonly answers: AnswerPlan;
} {
  return {
    faults: {
      take: (exchange) => faults.take(exchange) ?? faultWished(exchange, usualOperation),
      heal: faults.heal,
      unspent: () => faults.list().flatMap(({ state, rule }) => (state === 'armed' ? [rule] : [])),
    },
    answers: {
      answerTo: (exchange) => {
        const wish = wishOf(exchange, usualOperation);
        return answers.find(exchange)?.code ?? (wish?.kind === 'answer' ? wish.code : undefined);
      },
      noteGiven: (exchange) => void answers.take(exchange),
    },
  };
}

function faultWished(exchange: Address, usualOperation: string): FaultRule | undefined {
  const wish = wishOf(exchange, usualOperation);
  return wish?.kind === 'fault' ? { at: exchange, ...wish.fault } : undefined;
}
