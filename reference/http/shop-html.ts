// The pages of the shop as HTML. They are the same whatever the order's state is and whoever looks: what a page shows
// its script asks the service for, which tells it to the holder of the attempt's secret only.

export type Language = 'ko' | 'en';

export type ShopHtml = {
  readonly page: 'order' | 'payment' | 'success' | 'fail';
  /** Null where the page is the same for all orders. */
  readonly orderId: string | null;
  readonly language: Language;
  readonly shopUrl: string;
  readonly clientKey: string;
  readonly scriptUrl: string;
};

const texts = {
  ko: {
    order: '수리 주문 결제',
    payment: '결제하기',
    success: '결제 확인',
    fail: '결제 확인',
    loading: '불러오는 중입니다',
    back: '주문 페이지로',
    noScript: '이 페이지에는 자바스크립트가 필요합니다.',
  },
  en: {
    order: 'Payment of a repair order',
    payment: 'Pay',
    success: 'Your payment',
    fail: 'Your payment',
    loading: 'Loading',
    back: 'To the order',
    noScript: 'This page needs JavaScript.',
  },
} as const;

/** A whole page. All that is put in is escaped. */
export function toShopHtml(html: ShopHtml): string {
  const { page, orderId, language } = html;
  const said = texts[language];
  const data = {
    page,
    ...(orderId !== null && { 'order-id': orderId }),
    'shop-url': html.shopUrl,
    'client-key': html.clientKey,
    'script-url': html.scriptUrl,
  };
  const attributes = Object.entries(data).map(([name, value]) => `data-${name}="${escape(value)}"`);
  return `<!doctype html>
<html lang="${language}">
<head>
  <meta charset="utf-8">
  <meta name="viewport" content="width=device-width, initial-scale=1">
  <meta name="robots" content="noindex">
  <title>${escape(said[page])}</title>
  <link rel="stylesheet" href="/shop/page.css">
  <script src="/shop/page.js" defer></script>
</head>
<body ${attributes.join(' ')}>
  <main>
    <h1>${escape(said[page])}</h1>
    <p>${escape(orderId ?? '')}</p>
    <p id="order"></p>
    <div role="status">
      <h2 id="headline">${escape(said.loading)}</h2>
      <p id="meaning"></p>
      <p id="deposit"></p>
      <p id="remarks"></p>
    </div>
    <div id="widget" hidden><div id="methods"></div><div id="agreement"></div></div>
    <div id="actions"></div>
    ${page === 'order' ? '' : `<p><a id="order-link">${escape(said.back)}</a></p>`}
    <noscript><p>${escape(said.noScript)}</p></noscript>
  </main>
</body>
</html>
`;
}

/** Source: WHATWG HTML, "Escaping a string"; with both quotes, for attributes. */
export function escape(text: string): string {
  return text.replace(/[&<>"']/g, (character) => `&#${character.charCodeAt(0)};`);
}

/** The first of our languages in an `Accept-Language` header; Korean when it names neither. */
export function toLanguage(acceptLanguage: string): Language {
  const [, language] = /(?:^|,)\s*(ko|en)\b/i.exec(acceptLanguage) ?? [];
  return language?.toLowerCase() === 'en' ? 'en' : 'ko';
}

export const shopCss = `
body { margin: 0; font: 16px/1.6 system-ui, sans-serif; color: #1d2433; background: #f4f5f7; }
main { max-width: 32rem; margin: 2rem auto; padding: 1.5rem; background: #fff; border-radius: 12px; }
h1 { font-size: 1.1rem; margin: 0; color: #5b6475; }
h2 { font-size: 1.4rem; margin: 1rem 0 0; }
#deposit { white-space: pre-line; font-weight: 600; }
#remarks { white-space: pre-line; color: #5b6475; overflow-wrap: anywhere; }
#actions { display: flex; flex-wrap: wrap; gap: .5rem; margin-top: 1rem; }
button { font: inherit; padding: .6rem 1.2rem; border: 0; border-radius: 8px; background: #1b64da; color: #fff; }
button:disabled { background: #8d99ae; }
a { color: #1b64da; }
`;
