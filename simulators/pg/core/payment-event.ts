import type { Instrument } from './instrument.js';
import type { Currency } from './money.js';

/** Who gave money back: the merchant's server, somebody in the back office, or the bank that took a deposit back. */
export type Refunder = 'service' | 'operator' | 'bank';

/** What a payment is for and how, as its beginning settles it. */
export type PaymentTerms = {
  readonly paymentKey: string;
  readonly pgOrderId: string;
  readonly orderName: string;
  /** The repair order it is for, as far as the payment page told. */
  readonly order: string | null;
  readonly type: 'NORMAL' | 'BILLING';
  readonly currency: Currency;
  readonly amount: number;
  /** Both, in a payment, as they are left in the balance. */
  readonly taxFreeAmount: number;
  readonly taxExemptionAmount: number;
  /** What the merchant compares in webhooks. */
  readonly secret: string;
  /** Of the page that opened the window; null when none did or told. */
  readonly clientKey: string | null;
  readonly customerKey: string | null;
  readonly isEscrow: boolean;
  readonly isCultureExpense: boolean;
  readonly metadata: Readonly<Record<string, string>> | null;
  readonly cashReceipt: CashReceiptWish | null;
  readonly authenticableUntilMs: number;
  /** Of a payment that waits for the customer on its own page; left out when a shop's page opened the window, or nobody. */
  readonly checkout?: CheckoutTerms;
};

/** What the checkout page of a payment opens the window with, and where the customer goes afterwards. */
export type CheckoutTerms = {
  /** Null lets the customer choose. */
  readonly method: string | null;
  readonly successUrl: string;
  readonly failUrl: string;
  /** What stands in the window's form already, by the names of the API. */
  readonly known: Readonly<Record<string, string | number>>;
};

/** Begins a payment: a window opened, or the merchant's server asks for it. */
export type Opened = PaymentTerms & { readonly kind: 'opened'; readonly atMs: number };

export type CashReceiptWish = {
  readonly type: '소득공제' | '지출증빙';
  readonly receiptKey: string;
};

/** What can happen to a payment. The books are the fold of these. Times are milliseconds since the epoch. */
export type PaymentEvent =
  | Opened
  | {
      readonly kind: 'authenticated';
      readonly paymentKey: string;
      readonly instrument: Instrument;
      readonly atMs: number;
      readonly approvableUntilMs: number;
    }
  | {
      readonly kind: 'captured';
      readonly paymentKey: string;
      /** Given when another amount was taken than was authenticated. */
      readonly amount?: number;
      readonly transactionKey: string;
      readonly atMs: number;
    }
  | {
      readonly kind: 'account-issued';
      readonly paymentKey: string;
      readonly transactionKey: string;
      readonly accountNumber: string;
      readonly atMs: number;
    }
  | {
      readonly kind: 'deposited';
      readonly paymentKey: string;
      readonly transactionKey: string;
      readonly depositorName: string;
      readonly atMs: number;
    }
  | {
      readonly kind: 'deposit-reversed';
      readonly paymentKey: string;
      readonly transactionKey: string;
      readonly atMs: number;
    }
  | {
      readonly kind: 'declined';
      readonly paymentKey: string;
      readonly code: string;
      readonly atMs: number;
    }
  | Refunded
  /** A cancel before any money came. */
  | {
      readonly kind: 'voided';
      readonly paymentKey: string;
      readonly transactionKey: string;
      readonly reason: string;
      readonly atMs: number;
    }
  /** A foreign provider will say later whether it gives the money back. */
  | {
      readonly kind: 'refund-requested';
      readonly paymentKey: string;
      readonly transactionKey: string;
      readonly amount: number;
      readonly taxFreeAmount: number;
      readonly reason: string;
      readonly cancelRequestId: string | null;
      readonly atMs: number;
      readonly settlesAtMs: number;
    }
  | {
      readonly kind: 'refund-settled';
      readonly paymentKey: string;
      readonly transactionKey: string;
      readonly outcome: 'DONE' | 'ABORTED';
      readonly atMs: number;
    };

export type Refunded = {
  readonly kind: 'refunded';
  readonly paymentKey: string;
  readonly transactionKey: string;
  readonly amount: number;
  readonly taxFreeAmount: number;
  readonly reason: string;
  readonly by: Exclude<Refunder, 'bank'>;
  readonly cancelRequestId: string | null;
  readonly atMs: number;
};
