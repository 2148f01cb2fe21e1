/** What a page got to know of its attempt. The secret opens the attempt's status; it never stands in an address. */
export type Ticket = {
  readonly attemptId: string;
  readonly secret: string;
  readonly pgOrderId: string;
  readonly amountKrw: number;
  readonly orderName: string;
};

/** What the PG sent the customer back with; as it came, for the service judges it. */
export type Callback = {
  readonly paymentKey: string;
  readonly pgOrderId: string;
  readonly amount: string;
};
