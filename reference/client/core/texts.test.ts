import assert from 'node:assert/strict';
import { words } from '../../core/word.js';
import { amountText, buttonText, depositTexts, headlineText, remarkTexts } from './texts.js';

const languages = ['ko', 'en'] as const;

/** Only the service's last words, and "confirming", may speak of what became of money. */
const aboutMoney =
  /완료되었|취소되었|환불되었|청구된|받았|\b(was received|charged|returned|refunded)\b|^Paid$/i;

describe('shop page: what it says', () => {
  for (const language of languages) {
    it(`says something else for each headline (${language})`, () => {
      const headlines = (
        ['not-begun', 'beginning', 'asking', 'nothing-known', ...words] as const
      ).map((headline) => headlineText(headline, language)[0]);

      assert.equal(new Set(headlines).size, headlines.length);
    });

    for (const headline of [
      'not-begun',
      'asking',
      'nothing-known',
      'ready',
      'awaiting-deposit',
      'checking',
      'manual',
    ] as const) {
      it(`says nothing of what became of money with "${headline}" (${language})`, () => {
        for (const text of headlineText(headline, language)) assert.doesNotMatch(text, aboutMoney);
      });
    }

    it(`says nothing of money in its own remarks (${language})`, () => {
      const kinds = [
        'in-progress',
        'not-begun',
        'window-closed',
        'unreadable-return',
        'no-memory',
        'widget-missing',
      ] as const;
      const lines = kinds.flatMap((kind) =>
        remarkTexts({ remark: { kind }, isUnanswered: true }, language),
      );

      assert.equal(lines.length, 2 * kinds.length);
      for (const line of lines) assert.doesNotMatch(line, aboutMoney);
    });

    it(`tells people to wait while money may move (${language})`, () => {
      const doNotPay = language === 'ko' ? /다시 결제하지 (말|마)/ : /do not pay again/;
      for (const headline of ['checking', 'confirming', 'manual'] as const) {
        assert.match(headlineText(headline, language)[1], doNotPay);
      }
    });
  }

  it('finds every word about money that it looks for', () => {
    for (const headline of ['confirming', 'paid', 'cancelled', 'not-charged'] as const) {
      for (const language of languages) {
        assert.match(headlineText(headline, language).join('\n'), new RegExp(aboutMoney, 'im'));
      }
    }
  });

  it('names a refusal that it does not know', () => {
    const remark = { kind: 'refused', reason: 'AMOUNT_MISMATCH' } as const;

    assert.deepEqual(remarkTexts({ remark, isUnanswered: false }, 'en'), [
      'The request was not accepted. (AMOUNT_MISMATCH)',
    ]);
  });

  it('repeats what the PG said as it came', () => {
    const remark = { kind: 'pg-said', code: '<b>', message: '카드 "한도"' } as const;

    assert.deepEqual(remarkTexts({ remark, isUnanswered: false }, 'ko'), [
      '결제창의 안내: 카드 "한도" (<b>)',
    ]);
  });

  it('names the account, the amount and the time in Korea until when', () => {
    const deposit = {
      bankCode: '20',
      accountNumber: 'X6505636518308',
      dueAt: '2026-12-04T10:00:00.000Z',
      amountKrw: 33_000,
    };

    assert.deepEqual(depositTexts(deposit, 'ko'), [
      '우리은행 X6505636518308',
      '33,000원',
      '입금 기한: 2026. 12. 4. 19:00',
    ]);
    assert.match(depositTexts(deposit, 'en')[2] ?? '', /^by Dec 4, 2026, 19:00 \(Korean time\)$/);
    assert.deepEqual(depositTexts(null, 'en'), []);
  });

  it('names a bank that it does not know by its code', () => {
    const deposit = { bankCode: 'ZZ', accountNumber: '1', dueAt: '2026-12-04T10:00:00.000Z' };

    assert.equal(depositTexts({ ...deposit, amountKrw: 1 }, 'ko')[0], 'ZZ 1');
  });

  it('writes amounts with separators', () => {
    assert.equal(amountText(1_033_000, 'ko'), '1,033,000원');
    assert.equal(amountText(5, 'en'), '5 won');
    assert.equal(buttonText('pay', 'en'), 'Pay');
  });
});
