import type { Page } from 'playwright-core';

// What a customer does in the shop's pages, by what stands on them.

/** The headlines of the service's words. */
export const headlines = {
  ready: '결제를 기다리고 있습니다',
  awaitingDeposit: '입금을 기다리고 있습니다',
  checking: '결제 결과를 확인하고 있습니다',
  paid: '결제가 완료되었습니다',
  cancelled: '결제가 취소되었습니다',
  notBegun: '결제하기 전입니다',
  nothingKnown: '이 창에서는 결제 상태를 알 수 없습니다',
} as const;

export async function press(page: Page, name: string): Promise<void> {
  await page.getByRole('button', { name, exact: true }).click();
}

/** Waits until the page says so. */
export async function reads(page: Page, headline: string): Promise<void> {
  await page.locator('#headline').getByText(headline, { exact: true }).waitFor();
}

/** Waits until this stands among the remarks. */
export async function remarks(page: Page, text: string): Promise<void> {
  await page.locator('#remarks').getByText(text).waitFor();
}

/** Begins a payment on the order page. */
export async function begin(page: Page, address: string): Promise<void> {
  await page.goto(address);
  await press(page, '결제 시작');
  await reads(page, headlines.ready);
}

/** Opens the payment window from the order page. */
export async function openWindow(page: Page): Promise<Page> {
  const popup = page.waitForEvent('popup');
  await press(page, '결제창 열기');
  const opened = await popup;
  await opened.getByRole('button', { name: '결제하기', exact: true }).waitFor();
  return opened;
}

/** Agrees to the terms and presses the shop's button: the PG's window opens over the page. */
export async function goToPg(page: Page): Promise<void> {
  await page.getByLabel('[필수]').check();
  await press(page, '결제하기');
  await page.frameLocator('iframe').getByRole('heading').first().waitFor();
}

/** Presses a button in the PG's window. */
export async function pressAtPg(page: Page, name: string): Promise<void> {
  await page.frameLocator('iframe').getByRole('button', { name, exact: true }).click();
}

/** All the way in a payment window. */
export async function authenticate(page: Page): Promise<void> {
  await goToPg(page);
  await pressAtPg(page, '인증하기');
}
