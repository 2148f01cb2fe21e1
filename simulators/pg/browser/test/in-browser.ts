import { type Browser, type BrowserContext, chromium, type Page } from 'playwright-core';
import type { RunningSimulator } from '../../../kit/control/start-simulator.js';
import { startPgSimulator } from '../../start-pg-simulator.js';
import { requireChromium } from './require-chromium.js';
import type { Edition } from './shop/main.js';
import { type ShopServer, startShop } from './start-shop.js';

/** A shop, the simulator, and a browser between them. */
export type Scene = {
  readonly simulator: RunningSimulator;
  readonly shop: ShopServer;
  readonly browser: Browser;
  readonly pc: BrowserContext;
  readonly phone: BrowserContext;
};

export type Visit = {
  readonly edition: Edition;
  readonly way: 'redirect' | 'promise';
  /** Query of the script's address. */
  readonly script?: string;
  /** What the shop says besides or otherwise. */
  readonly more?: object;
  readonly device?: 'phone';
};

/** No sandbox, for CI is root. One process for pages and frames of all origins starts faster than many. */
const chromiumArguments = ['--no-sandbox', '--disable-site-isolation-trials'];

/** Nothing takes as long on a slow machine; a test that waits in vain is not to wait for mocha. */
const patienceMs = 60_000;

const phoneUserAgent =
  'Mozilla/5.0 (Linux; Android 14; Pixel 8) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/120.0.0.0 Mobile Safari/537.36';

async function setScene(executablePath: string): Promise<Scene> {
  const [simulator, shop] = await Promise.all([startPgSimulator(), startShop()]);
  const browser = await chromium.launch({ executablePath, args: chromiumArguments });
  const locale = 'ko-KR';
  const pc = await browser.newContext({ locale });
  const phone = await browser.newContext({ locale, userAgent: phoneUserAgent });
  for (const context of [pc, phone]) context.setDefaultTimeout(patienceMs);
  return { simulator, shop, browser, pc, phone };
}

/**
 * To be called within a `describe`: gives its tests a browser. Without a Chromium they are skipped, loudly; where `CI`
 * is set they fail.
 */
export function inBrowser() {
  const pages: Page[] = [];
  let scene: Scene | undefined;
  let orders = 0;

  before(async function () {
    const executablePath = requireChromium();
    if (executablePath === undefined) this.skip();
    scene = await setScene(executablePath);
  });

  after(async () => {
    await scene?.browser.close();
    await scene?.simulator.close();
    scene?.shop.close();
  });

  afterEach(async () => {
    await Promise.all(pages.splice(0).map((page) => page.close()));
  });

  function requireScene(): Scene {
    if (scene === undefined) throw new Error('The browser is there from the first test on.');
    return scene;
  }

  async function open(query = new URLSearchParams(), device: 'pc' | 'phone' = 'pc'): Promise<Page> {
    const { shop, [device]: context } = requireScene();
    const page = await context.newPage();
    pages.push(page);
    await page.goto(`${shop.url}/?${query.toString()}`);
    return page;
  }

  return {
    scene: requireScene,
    /** The shop's page, with nothing but the loaders on it. */
    open: () => open(),
    /** The same, ready to pay. Every visit has an order id of its own. */
    visit: async ({ edition, way, script = '', more = {}, device }: Visit): Promise<Page> => {
      orders += 1;
      const query = new URLSearchParams({
        edition,
        way,
        src: `${requireScene().simulator.url}${pathOf(edition)}${script}`,
        orderId: `shop-order-${orders}`,
        more: JSON.stringify(more),
      });
      const page = await open(query, device);
      await page.locator('button:enabled, output:not(:empty)').first().waitFor();
      return page;
    },
  };
}

/** Where each loader looks for its script on the real host. */
function pathOf(edition: Edition): string {
  if (edition.startsWith('v2')) return '/v2/standard';
  return edition === 'v1-widget' ? '/v1/payment-widget' : '/v1';
}
