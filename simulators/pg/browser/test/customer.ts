import type { FrameLocator, Locator, Page } from 'playwright-core';

/** What the customer does in the shop and in the PG's window. */
export type Customer = {
  readonly agree: () => Promise<void>;
  /** Presses the shop's button. */
  readonly pay: () => Promise<void>;
  /** Presses a button of the window. */
  readonly press: (name: string) => Promise<void>;
  /** The window: in its frame, or the whole tab. */
  readonly paymentWindow: () => FrameLocator | Page;
  /** What the shop says that its promise came to. */
  readonly told: () => Promise<unknown>;
  /** Where the customer was sent to: the path and the query. */
  readonly sentTo: (path: '/success' | '/fail') => Promise<Record<string, string>>;
};

/** At this page. `tab` is for a window that takes it whole. */
export function customerAt(page: Page, where: 'frame' | 'tab' = 'frame'): Customer {
  const inside = where === 'tab' ? page : page.frameLocator('iframe');
  const button = (name: string): Locator => inside.getByRole('button', { name, exact: true });
  return {
    agree: () => page.getByLabel('[필수]').check(),
    pay: () => page.getByRole('button', { name: '결제하기', exact: true }).first().click(),
    press: (name) => button(name).click(),
    paymentWindow: () => inside,
    told: async () => {
      const output = page.locator('output:not(:empty):not(:text-is("waiting"))');
      return JSON.parse(await output.innerText()) as unknown;
    },
    sentTo: async (path) => {
      await page.waitForURL((url) => url.pathname === path);
      return Object.fromEntries(new URL(page.url()).searchParams);
    },
  };
}
