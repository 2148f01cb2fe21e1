// What runs in the pages of the shop. The server says in the page which of them it is.

import { arrive, type PageState } from './core/page-state.js';
import { readCallback, readOrder, readPgSaid } from './core/return-address.js';
import type { Language } from './core/texts.js';
import { toView } from './core/view.js';
import { type PageSettings, readPageSettings } from './page-settings.js';
import { createPaymentWindow, hasOpener, tellOpener } from './payment-window.js';
import { createPgWidget } from './pg-widget.js';
import { runPage } from './run-page.js';
import { createShopClient } from './shop-client.js';
import { createShow } from './show-page.js';
import { createTabMemory, type TabMemory } from './tab-memory.js';

function main(): void {
  const settings = readPageSettings(document.body.dataset);
  if (settings.shopUrl !== location.origin) {
    // The PG sends the customer back there, where nothing would be known of a payment begun here.
    location.replace(settings.shopUrl + location.pathname + location.search);
    return;
  }
  const storage = openStorage();
  if (storage === null) refuse(settings);
  else run(settings, storage);
}

function run(settings: PageSettings, storage: Storage): void {
  const query = new URLSearchParams(location.search);
  const orderId = 'orderId' in settings ? settings.orderId : readOrder(query);
  linkToOrder(orderId);
  const memory = createTabMemory(orderId, { storage, newRequestId: () => crypto.randomUUID() });
  const dispatch = runPage(
    {
      orderId,
      shopUrl: settings.shopUrl,
      client: createShopClient(),
      memory,
      widget: createPgWidget({
        ...settings,
        onTrouble: (error) => {
          console.warn(error); // For whoever looks after the shop.
        },
      }),
      paymentWindow: createPaymentWindow({
        onSpoke: () => {
          dispatch({ kind: 'window-spoke' });
        },
        onClosed: () => {
          dispatch({ kind: 'window-closed' });
        },
        every: (pauseMs, task) => {
          const timer = setInterval(task, pauseMs);
          return () => {
            clearInterval(timer);
          };
        },
      }),
      show: createShow(language(), (action) => {
        dispatch({ kind: 'pressed', action });
      }),
      hasOpener: hasOpener(),
      tellOpener,
      closeWindow: () => {
        window.close();
      },
      after: (delayMs, task) => {
        const timer = setTimeout(task, delayMs);
        return () => {
          clearTimeout(timer);
        };
      },
    },
    toArrival(settings, query, memory),
  );
  // Also for a page that the back button brings back as it was.
  window.addEventListener('pageshow', () => {
    dispatch({ kind: 'shown' });
  });
}

function toArrival({ page }: PageSettings, query: URLSearchParams, memory: TabMemory): PageState {
  const ticket = memory.ticket();
  const arrival = { page, ticket, callback: null, remark: null };
  switch (page) {
    case 'order':
    case 'payment':
      return arrive(arrival);
    case 'success': {
      const callback = readCallback(query);
      if (callback !== undefined) return arrive({ ...arrival, callback });
      return arrive({ ...arrival, remark: { kind: 'unreadable-return' } });
    }
    case 'fail':
      return arrive({ ...arrival, remark: { kind: 'pg-said', ...readPgSaid(query) } });
  }
}

/** Without a memory there is no way back from the PG. */
function refuse({ page }: PageSettings): void {
  const state = arrive({ page, ticket: null, callback: null, remark: { kind: 'no-memory' } });
  createShow(language(), () => undefined)(toView(state, hasOpener()), null);
}

/** Null when the browser keeps nothing for this page: then it throws at the mere name. */
function openStorage(): Storage | null {
  try {
    return sessionStorage;
  } catch {
    return null;
  }
}

/** The server chose it by what the browser prefers. */
function language(): Language {
  return document.documentElement.lang === 'en' ? 'en' : 'ko';
}

function linkToOrder(orderId: string): void {
  const link = document.querySelector<HTMLAnchorElement>('#order-link');
  if (link !== null && orderId !== '') link.href = `/shop/orders/${encodeURIComponent(orderId)}`;
}

main();
