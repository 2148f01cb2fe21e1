import type { SimulatorRequest } from '../kit/exchange/simulator.js';
import { type Answer, answerError, answerWith } from './answer.js';
import type { Pg } from './pg.js';

type Done = {
  readonly paymentKey: string;
  /** Null when nothing was refused. */
  readonly refusal: string | null;
  readonly request: SimulatorRequest;
};

/** The payment as it stands after what was done to it, or why nothing was. */
export function answerPayment(pg: Pg, { paymentKey, refusal, request }: Done): Answer {
  if (refusal !== null) return answerError(refusal, request);
  const payment = pg.find(paymentKey);
  if (payment === undefined) throw new Error(`The payment ${paymentKey} was just changed.`);
  return answerWith(pg.show(payment));
}
