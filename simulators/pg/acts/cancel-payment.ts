import { bankCodeOf } from '../banks.js';
import { type Cancel, decideCancel } from '../core/cancel.js';
import { newTransactionKey } from '../keys.js';
import type { Pg } from '../pg.js';
import type { CancelBody } from '../requests/payment-requests.js';

type Asked = {
  readonly paymentKey: string;
  readonly body: CancelBody;
  readonly by: Cancel['by'];
  readonly exchange: number | null;
  readonly answer: string | undefined;
};

/** Gives money back. Null when it was done, else the code it was refused with. */
export function cancelPayment(
  pg: Pg,
  { paymentKey, body, by, exchange, answer }: Asked,
): string | null {
  const payment = pg.books.find(paymentKey);
  const { refundReceiveAccount } = body;
  const hasRefundAccount = refundReceiveAccount != null;
  if (hasRefundAccount && bankCodeOf(refundReceiveAccount.bank) === undefined)
    return 'INVALID_BANK';
  const nth = payment?.cancellations.length ?? 0;
  const decision = decideCancel(
    payment,
    {
      amount: body.cancelAmount ?? null,
      taxFreeAmount: body.taxFreeAmount ?? 0,
      currency: body.currency ?? null,
      refundable: body.refundableAmount ?? null,
      hasRefundAccount,
      reason: body.cancelReason,
      by,
      cancelRequestId: body.cancelRequestId ?? null,
      answer,
      transactionKey: newTransactionKey(pg.randomFor(`cancel ${nth} of ${paymentKey}`)),
      nowMs: pg.nowMs(),
      foreignDecisionMs: pg.switches.foreignDecisionMs,
    },
    pg.switches,
  );
  return pg.carryOut(decision, exchange);
}
