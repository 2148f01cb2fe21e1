import assert from 'node:assert/strict';
import { parseScriptSettings } from './script-settings.js';

describe('pg: browser, script settings', () => {
  const editions = {
    '/v2/standard': 'v2',
    '/v1': 'v1-window',
    '/v1/payment': 'v1-window',
    '/v1/payment-widget': 'v1-widget',
  };
  for (const [path, edition] of Object.entries(editions)) {
    it(`stand for ${edition} at ${path}`, () => {
      assert.deepEqual(parseScriptSettings(`http://127.0.0.1:4700${path}`, 'ko-KR'), {
        server: 'http://127.0.0.1:4700',
        edition,
        language: 'ko',
        session: null,
        outcome: null,
        prefilled: 'method',
      });
    });
  }

  it('take session, language, outcome and what stands chosen from the query', () => {
    const src =
      'https://pg.test/v2/standard?ttadak-session=a&lang=en-US&outcome=refuse&prefilled=nothing';

    const { session, language, outcome, prefilled } = parseScriptSettings(src, 'ko-KR');

    assert.deepEqual([session, language, outcome, prefilled], ['a', 'en', 'refuse', 'nothing']);
  });

  it('speak the browser’s language', () => {
    assert.equal(parseScriptSettings('http://pg.test/v1', 'en-GB').language, 'en');
  });

  const mistakes = {
    'outcome=aprove': /"outcome".*approve, approve-twice, refuse.*"aprove"/,
    'prefilled=all': /"prefilled".*nothing, method or everything.*"all"/,
  };
  for (const [query, message] of Object.entries(mistakes)) {
    it(`say what "${query}" should have been`, () => {
      assert.throws(() => parseScriptSettings(`http://pg.test/v1?${query}`, 'ko'), { message });
    });
  }
});
