import { toPlan } from '../api.js';
import { bankSideEndpoints } from './bank-side.js';
import { billingEndpoints } from './billing.js';
import { cancelEndpoints } from './cancels.js';
import { cashReceiptEndpoints } from './cash-receipts.js';
import { checkoutEndpoints } from './checkout.js';
import { paymentEndpoints } from './payments.js';
import { settlementEndpoints } from './settlements.js';
import { transactionEndpoints } from './transactions.js';
import { virtualAccountEndpoints } from './virtual-accounts.js';
import { windowEndpoints } from './windows.js';

/** Everything that the PG can be asked, made once for all simulators of it. */
export const operationPlans = [
  ...windowEndpoints,
  ...paymentEndpoints,
  ...cancelEndpoints,
  ...virtualAccountEndpoints,
  ...billingEndpoints,
  ...transactionEndpoints,
  ...settlementEndpoints,
  ...cashReceiptEndpoints,
  ...checkoutEndpoints,
  ...bankSideEndpoints,
].map(toPlan);
