import assert from 'node:assert/strict';
import { breachesOf, flagged, historyOf, logged, paid, row } from './history-of.js';
import { secretsStaySecret } from './secrets-stay-secret.js';

describe('secretsStaySecret', () => {
  it('finds a list that shows a secret', () => {
    const shown = { kind: 'secret-shown', path: '/operator/attempts' } as const;

    assert.deepEqual(breachesOf(secretsStaySecret, historyOf(paid, shown)), [
      '"/operator/attempts" shows the secret of a customer\'s page.',
    ]);
  });

  it('accepts lists that show everything else', () => {
    const history = historyOf(paid, flagged(), logged([row()]));

    assert.deepEqual(breachesOf(secretsStaySecret, history), []);
  });
});
