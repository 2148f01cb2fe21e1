/** What can happen to a payment. The books are the fold of these. Times are milliseconds since the epoch. */
export type PaymentEvent =
  | {
      readonly kind: 'authenticated';
      readonly paymentKey: string;
      readonly pgOrderId: string;
      readonly orderName: string;
      /** The repair order it is for, as far as the payment page told. */
      readonly order: string | null;
      readonly amountKrw: number;
      /** What the merchant compares in webhooks. */
      readonly secret: string;
      readonly atMs: number;
      readonly approvableUntilMs: number;
    }
  | {
      readonly kind: 'captured';
      readonly paymentKey: string;
      /** Given when another amount was taken than was authenticated. */
      readonly amountKrw?: number;
      readonly transactionKey: string;
      readonly atMs: number;
    }
  | { readonly kind: 'declined'; readonly paymentKey: string; readonly code: string }
  | {
      readonly kind: 'refunded';
      readonly paymentKey: string;
      readonly transactionKey: string;
      readonly amountKrw: number;
      readonly reason: string;
      readonly by: 'service' | 'operator';
      readonly atMs: number;
    };
