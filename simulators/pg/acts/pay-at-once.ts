import type { Answer } from '../answer.js';
import { answerPayment } from '../answer-payment.js';
import type { Instrument } from '../core/instrument.js';
import { decidePayAtOnce } from '../core/pay-at-once.js';
import type { Asked } from '../endpoint.js';
import { newAccountNumber } from '../keys.js';
import type { Pg } from '../pg.js';
import { approvalKey, beginPayment, type PaymentWish } from './begin-payment.js';

type Charge = {
  readonly wish: PaymentWish;
  readonly instrument: Instrument;
  /** The merchant's name for a fixed account, which always has the same number. */
  readonly accountKey?: string | null | undefined;
};

/** A payment without a window, from its beginning to the answer. */
export function payAtOnce(pg: Pg, { wish, instrument, accountKey }: Charge, asked: Asked): Answer {
  const { request, answer, exchange } = asked;
  const opened = beginPayment(pg, { ...wish, order: request.headers['ttadak-order'] ?? null });
  const { paymentKey } = opened;
  const accountNumber = newAccountNumber(pg.randomFor(`account of ${accountKey ?? paymentKey}`));
  const transactionKey = approvalKey(pg, paymentKey);
  const decision = decidePayAtOnce(
    pg.books,
    { opened, instrument, accountNumber, transactionKey, answer },
    pg.switches,
  );
  return answerPayment(pg, { request, refusal: pg.carryOut(decision, exchange), paymentKey });
}
