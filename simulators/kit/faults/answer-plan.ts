import { type Address, isMeant, type Target } from './address.js';

/** A business answer is normal life and costs no fault: at this exchange, refuse with this code. */
export type AnswerRule = { readonly at: Target; readonly code: string };

/** Decides which requests are refused for business reasons. */
export type AnswerPlan = {
  /** The code to refuse this exchange with, if any. */
  readonly answerTo: (exchange: Address) => string | undefined;
  /** The exchange was answered so. */
  readonly noteGiven?: (exchange: Address) => void;
};

/** A plan that is written down beforehand. */
export function createAnswerPlan(rules: readonly AnswerRule[]): AnswerPlan {
  return { answerTo: (exchange) => rules.find(({ at }) => isMeant(at, exchange))?.code };
}
