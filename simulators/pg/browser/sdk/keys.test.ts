import assert from 'node:assert/strict';
import { codeOf } from '../test/code-of.js';
import { anonymous, requireClientKey, requireCustomerKey } from './keys.js';

describe('pg: browser, keys', () => {
  const clientKeys: readonly [key: unknown, kind: 'widget' | 'individual', code: string | null][] =
    [
      ['test_gck_a1', 'widget', null],
      ['test_ck_a1', 'individual', null],
      ['live_ck_a1', 'individual', null],
      ['test_ck_a1', 'widget', 'NOT_SUPPORTED_API_INDIVIDUAL_KEY'],
      ['test_gck_a1', 'individual', 'NOT_SUPPORTED_WIDGET_KEY'],
      ['test_sk_a1', 'individual', 'INVALID_CLIENT_KEY'],
      ['test_gck_', 'widget', 'INVALID_CLIENT_KEY'],
      ['', 'widget', 'INVALID_CLIENT_KEY'],
      [undefined, 'widget', 'INVALID_CLIENT_KEY'],
      [['test_gck_a1'], 'widget', 'INVALID_CLIENT_KEY'],
    ];
  for (const [key, kind, code] of clientKeys) {
    it(`takes ${JSON.stringify(key)} as a client key of the ${kind} kind: ${code ?? 'yes'}`, () => {
      assert.equal(
        codeOf(() => requireClientKey(key, kind)),
        code,
      );
    });
  }

  const customerKeys: readonly [key: unknown, code: string | null][] = [
    ['ab', null],
    ['A-z_0=1.2@3', null],
    [anonymous, null],
    ['x'.repeat(50), null],
    ['a', 'INVALID_CUSTOMER_KEY'],
    ['x'.repeat(51), 'INVALID_CUSTOMER_KEY'],
    ['한글이름', 'INVALID_CUSTOMER_KEY'],
    ['a b', 'INVALID_CUSTOMER_KEY'],
    [undefined, 'INVALID_CUSTOMER_KEY'],
    ['test_gsk_a1', 'INSECURE_KEY_USAGE'],
    ['live_sk_a1', 'INSECURE_KEY_USAGE'],
  ];
  for (const [key, code] of customerKeys) {
    it(`takes ${JSON.stringify(key)} as a customer key: ${code ?? 'yes'}`, () => {
      assert.equal(
        codeOf(() => requireCustomerKey(key)),
        code,
      );
    });
  }
});
