/** How long things take and what is done with captures that nobody waited for. Durations in milliseconds. */
export type Settings = {
  /** From the claim until a callback is no longer accepted. Source: Toss Payments, 30 minutes to authenticate. */
  readonly authenticationWindowMs: number;
  /** From the approve intent until the PG can no longer capture. Source: Toss Payments, 10 minutes to confirm. */
  readonly approvalWindowMs: number;
  /** Added to both before "the window is over" is believed: clocks differ. */
  readonly windowMarginMs: number;
  /** How old a resting state must be before the sweeper touches it. Longer than any call. */
  readonly graceMs: number;
  /**
   * How long a sweeper keeps an attempt from those of other processes: longer than all that it does in one go may
   * take. Were it shorter, two processes with slow partners would take the attempt from each other again and again.
   */
  readonly leaseMs: number;
  readonly retryBackoffMaxMs: number;
  /** How often the PG is asked about a deposit that is waited for; its webhook brings the look forward. */
  readonly depositLookEveryMs: number;
  /** Unresolved for so long: people are told. The sweeper keeps asking. */
  readonly manualAfterMs: number;
  /** A capture found by a query, whose approval nobody had logged: complete the order or return the money. */
  readonly orphanCapture: 'complete' | 'cancel';
  /** Whether accounting has to be told by this service, once an order is complete; else the order system does it. */
  readonly isAccountingOurs: boolean;
};

/** What a decision knows besides the attempt. */
export type Context = { readonly settings: Settings; readonly nowMs: number };
