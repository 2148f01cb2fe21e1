import { bankCodeOf } from '../banks.js';
import { type Cancel, decideCancel } from '../core/cancel.js';
import type { RefundAccount } from '../core/instrument.js';
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
  const refundAccount = readAccount(body);
  if (refundAccount === 'INVALID_BANK') return refundAccount;
  const nth = payment?.cancellations.length ?? 0;
  const decision = decideCancel(
    payment,
    {
      amount: body.cancelAmount ?? null,
      taxFreeAmount: body.taxFreeAmount ?? 0,
      currency: body.currency ?? null,
      refundable: body.refundableAmount ?? null,
      refundAccount,
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

function readAccount({ refundReceiveAccount }: CancelBody): RefundAccount | 'INVALID_BANK' | null {
  if (refundReceiveAccount == null) return null;
  const { bank, accountNumber, holderName } = refundReceiveAccount;
  const bankCode = bankCodeOf(bank);
  return bankCode === undefined ? 'INVALID_BANK' : { bankCode, accountNumber, holderName };
}
