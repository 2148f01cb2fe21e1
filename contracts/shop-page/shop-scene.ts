import assert from 'node:assert/strict';
import { type Browser, type BrowserContext, chromium, type Page } from 'playwright-core';
import { startLegacyOrderSimulator } from '../../simulators/legacy-order/start-legacy-order-simulator.js';
import { requireChromium } from '../../simulators/pg/browser/test/require-chromium.js';
import { startPgSimulator } from '../../simulators/pg/start-pg-simulator.js';
import { createPartners, type Partners } from './partners.js';
import { createShopService, type ShopService } from './shop-service.js';

/** The service, its partners, and a browser before them. */
type Scene = {
  readonly shop: ShopService;
  readonly partners: Partners;
  readonly browser: Browser;
  readonly close: () => Promise<void>;
};

/** Somebody with a browser of their own, before the page of a new order. */
export type Visit = {
  readonly order: string;
  /** Of the order page. */
  readonly address: string;
  readonly context: BrowserContext;
  /** Empty yet. */
  readonly page: Page;
};

/** More than anything here takes on a slow machine; a test that waits in vain is not to wait for mocha. */
const patienceMs = 60_000;

/** No sandbox, for CI is root. */
const chromiumArguments = ['--no-sandbox'];

/**
 * To be called within a `describe`: gives its tests a shop, its partners, and customers with browsers. Without a
 * Chromium they are skipped, loudly; where `CI` is set they fail.
 */
export function withShop() {
  const contexts: BrowserContext[] = [];
  const complaints: string[] = [];
  let scene: Scene | undefined;
  let ordersOpened = 0;

  before(async function () {
    const executablePath = requireChromium();
    if (executablePath === undefined) this.skip();
    scene = await setScene(executablePath);
  });

  after(() => scene?.close());

  /** Whatever a page complained of (a script that fails, something that its policy forbids) fails the test. */
  afterEach(async () => {
    await Promise.all(contexts.splice(0).map((context) => context.close()));
    assert.deepEqual(complaints.splice(0), []);
  });

  function requireScene(): Scene {
    if (scene === undefined) throw new Error('The scene is there from the first test on.');
    return scene;
  }

  async function newCustomer(locale = 'ko-KR'): Promise<BrowserContext> {
    const context = await requireScene().browser.newContext({ locale });
    context.setDefaultTimeout(patienceMs);
    context.on('page', (page) => {
      listen(page, complaints);
    });
    contexts.push(context);
    return context;
  }

  return {
    scene: requireScene,
    newCustomer,
    visit: async (locale?: string): Promise<Visit> => {
      ordersOpened += 1;
      const order = `R-${ordersOpened}`;
      await requireScene().partners.openOrder(order);
      const context = await newCustomer(locale);
      const address = `${requireScene().shop.url}/shop/orders/${order}`;
      return { order, address, context, page: await context.newPage() };
    },
  };
}

function listen(page: Page, complaints: string[]): void {
  page.on('pageerror', ({ message }) => complaints.push(message));
  page.on('console', (message) => {
    const isOfNetwork = message.text().startsWith('Failed to load resource');
    if (message.type() === 'error' && !isOfNetwork) complaints.push(message.text());
  });
}

async function setScene(executablePath: string): Promise<Scene> {
  const [pg, legacyOrder] = await Promise.all([startPgSimulator(), startLegacyOrderSimulator()]);
  const shop = await createShopService({ pgUrl: pg.url, legacyOrderUrl: legacyOrder.url });
  await shop.start();
  const browser = await chromium.launch({ executablePath, args: chromiumArguments });
  return {
    shop,
    partners: createPartners({ pg: pg.url, legacyOrder: legacyOrder.url }, shop),
    browser,
    close: async () => {
      await browser.close();
      await shop.stop();
      await Promise.all([pg.close(), legacyOrder.close()]);
    },
  };
}
