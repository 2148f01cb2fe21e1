import { notFound } from '@hapi/boom';
import type { Lifecycle, ServerRoute } from '@hapi/hapi';
import { parseOrderId } from '../core/ids.js';
import { type ShopHtml, shopCss, toLanguage, toShopHtml } from './shop-html.js';

/** What the shop's pages need. */
export type ShopPages = {
  /** The origin under which customers reach this service; the PG sends them back there. */
  readonly shopUrl: string;
  /** The PG's public key: made to stand in a page. */
  readonly clientKey: string;
  /** Of the PG's script. */
  readonly scriptUrl: string;
  /** The script of our pages, bundled. */
  readonly script: string;
};

const notConfigured = `The shop's pages are not configured.

Expected PG_CLIENT_KEY, PG_SCRIPT_URL and SHOP_URL in the environment of the service; see docs/shop-page.md.
The API works without them.
`;

/**
 * What a customer's browser loads. Nothing here reads or writes an order or an attempt, so a refresh, a bookmark and
 * a link preview change nothing. `null`: not configured, which every page says.
 */
export function createShopRoutes(pages: ShopPages | null): ServerRoute[] {
  const options: ServerRoute['options'] = {
    // Links gather parameters on their way, and the PG may add some; the pages' own script reads what it knows.
    validate: { query: true },
  };
  if (pages === null) {
    return [{ method: 'GET', path: '/shop/{any*}', options, handler: sayNotConfigured }];
  }
  const shown = (page: ShopHtml['page']) => createPageHandler(pages, page);
  return [
    { method: 'GET', path: '/shop/orders/{orderId}', options, handler: shown('order') },
    { method: 'GET', path: '/shop/orders/{orderId}/payment', options, handler: shown('payment') },
    { method: 'GET', path: '/shop/callback/success', options, handler: shown('success') },
    { method: 'GET', path: '/shop/callback/fail', options, handler: shown('fail') },
    {
      method: 'GET',
      path: '/shop/page.js',
      handler: (_request, h) => h.response(pages.script).type('text/javascript'),
    },
    {
      method: 'GET',
      path: '/shop/page.css',
      handler: (_request, h) => h.response(shopCss).type('text/css'),
    },
  ];
}

const sayNotConfigured: Lifecycle.Method = (_request, h) =>
  h.response(notConfigured).type('text/plain').code(501);

function createPageHandler(pages: ShopPages, page: ShopHtml['page']): Lifecycle.Method {
  const policy = contentSecurityPolicy(page, pages);
  return ({ params, headers }, h) => {
    const given: unknown = params['orderId'];
    const orderId = typeof given === 'string' ? parseOrderId(given) : null;
    if (orderId === undefined) throw notFound();
    const accepted: unknown = headers['accept-language'];
    const language = toLanguage(typeof accepted === 'string' ? accepted : '');
    return (
      h
        .response(toShopHtml({ ...pages, page, orderId, language }))
        .type('text/html')
        .header('content-security-policy', policy)
        .header('x-content-type-options', 'nosniff')
        // The address of the success page carries the payment key. The PG may see whose customer comes, no more.
        .header('referrer-policy', 'strict-origin')
        .header('cache-control', 'no-store')
        .header('vary', 'accept-language')
    );
  };
}

/** No inline script anywhere. Only the payment page lets the PG in: its script, its frames, and its styles. */
function contentSecurityPolicy(page: ShopHtml['page'], { scriptUrl }: ShopPages): string {
  const pg = page === 'payment' ? ` ${new URL(scriptUrl).origin}` : '';
  const directives = [
    `default-src 'none'`,
    `script-src 'self'${pg}`,
    `connect-src 'self'${pg}`,
    `style-src 'self'${pg === '' ? '' : ` 'unsafe-inline'${pg}`}`,
    ...(pg === '' ? [] : [`frame-src${pg}`, `img-src${pg} data:`]),
    `base-uri 'none'`,
    `form-action 'none'`,
    `frame-ancestors 'none'`,
  ];
  return directives.join('; ');
}
