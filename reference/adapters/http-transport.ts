/** One HTTP exchange. Whatever happens on the network is a value; nothing is thrown for it. */
export type HttpTransport = {
  readonly send: (request: HttpRequest) => Promise<HttpResult>;
};

export type HttpRequest = {
  readonly method: 'GET' | 'POST';
  readonly url: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body?: string;
  /** From the call until the last byte of the reply's body. */
  readonly timeoutMs: number;
};

export type HttpResult =
  | {
      readonly kind: 'reply';
      readonly status: number;
      /** Names in lower case. */
      readonly headers: Readonly<Record<string, string>>;
      readonly body: string;
    }
  | { readonly kind: 'no-reply'; readonly reason: NoReplyReason; readonly code: string | null };

/**
 * Why there is no whole reply. `refused`: no connection came about. `reset`, `closed`: the connection ended before
 * the reply began. `broken-body`: it ended, or grew too large, within the reply.
 */
export type NoReplyReason = 'timeout' | 'refused' | 'reset' | 'closed' | 'broken-body' | 'other';
