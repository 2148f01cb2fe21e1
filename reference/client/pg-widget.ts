import * as z from 'zod/mini';
import type { PgSaid } from './core/return-address.js';
import type { Ticket } from './core/ticket.js';

/** The PG's widget on this page. */
export type PgWidget = {
  /** Shows the methods and the terms. False when they are not to be had; then it may be tried again. */
  readonly mount: (ticket: Ticket) => Promise<boolean>;
  /** Opens the PG's window. Comes back only when the page was not left for the PG's return addresses. */
  readonly requestPayment: (
    ticket: Ticket,
    back: { readonly successUrl: string; readonly failUrl: string },
  ) => Promise<PgSaid>;
};

/** What we use of SDK v2. Source: Toss Payments docs, "JavaScript SDK", Widgets. */
type Widgets = {
  readonly setAmount: (amount: { currency: 'KRW'; value: number }) => Promise<void>;
  readonly renderPaymentMethods: (at: { selector: string; variantKey: string }) => Promise<unknown>;
  readonly renderAgreement: (at: { selector: string; variantKey: string }) => Promise<unknown>;
  readonly requestPayment: (request: object) => Promise<unknown>;
};

type TossPayments = {
  (clientKey: string): { readonly widgets: (of: { customerKey: string }) => Widgets };
  readonly ANONYMOUS: string;
};

declare global {
  interface Window {
    readonly TossPayments?: TossPayments;
  }
}

/** How the PG's script puts what went wrong. */
const sdkError = z.object({ code: z.string(), message: z.string() });

const methods = '#methods';
const agreement = '#agreement';

type Where = {
  readonly scriptUrl: string;
  readonly clientKey: string;
  readonly onTrouble: (error: unknown) => void;
};

export function createPgWidget(from: Where): PgWidget {
  let mounted: Widgets | null = null;

  return {
    mount: async (ticket) => {
      try {
        const tossPayments = await loadScript(from.scriptUrl);
        mounted = await render(tossPayments, from.clientKey, ticket);
        return true;
      } catch (error) {
        // Whatever a script of others throws: without it there is no payment, and the page says so.
        from.onTrouble(error);
        return false;
      }
    },
    requestPayment: async ({ pgOrderId, orderName }, { successUrl, failUrl }) => {
      try {
        await mounted?.requestPayment({ orderId: pgOrderId, orderName, successUrl, failUrl });
        return { code: 'UNKNOWN', message: '' }; // With return addresses it never resolves.
      } catch (error) {
        return sdkError.safeParse(error).data ?? { code: 'UNKNOWN', message: '' };
      }
    },
  };
}

async function render(
  tossPayments: TossPayments,
  clientKey: string,
  { amountKrw }: Ticket,
): Promise<Widgets> {
  for (const place of [methods, agreement]) document.querySelector(place)?.replaceChildren();
  // Nobody logs in at this shop.
  const widgets = tossPayments(clientKey).widgets({ customerKey: tossPayments.ANONYMOUS });
  await widgets.setAmount({ currency: 'KRW', value: amountKrw });
  await Promise.all([
    widgets.renderPaymentMethods({ selector: methods, variantKey: 'DEFAULT' }),
    widgets.renderAgreement({ selector: agreement, variantKey: 'AGREEMENT' }),
  ]);
  return widgets;
}

/** Rejects when it does not come; an element that failed is taken away. */
function loadScript(src: string): Promise<TossPayments> {
  if (window.TossPayments !== undefined) return Promise.resolve(window.TossPayments);
  const script = document.createElement('script');
  return new Promise((resolve, reject) => {
    script.src = src;
    script.addEventListener('load', () => {
      if (window.TossPayments !== undefined) resolve(window.TossPayments);
      else reject(new Error(`Expected ${src} to define TossPayments; it does not.`));
    });
    script.addEventListener('error', () => {
      script.remove();
      reject(new Error(`Expected the PG's script at ${src}; it did not load.`));
    });
    document.head.append(script);
  });
}
