import assert from 'node:assert/strict';
import { Script } from 'node:vm';
import { browserAssets } from './browser-assets.js';

describe('pg: browser assets', () => {
  it('stand where the npm loaders and hard-coded tags look for them', () => {
    assert.deepEqual(
      browserAssets.map(({ path }) => path),
      [
        '/v2/standard',
        '/v1',
        '/v1/payment',
        '/v1/payment-widget',
        '/simulator/pages/payment-window',
        '/simulator/pages/payment-window.js',
      ],
    );
  });

  it('are scripts that a classic tag can run, and one page', () => {
    for (const { path, headers, body } of browserAssets) {
      const type = path.endsWith('payment-window') ? 'text/html' : 'text/javascript';
      assert.equal(headers['content-type'], `${type}; charset=utf-8`);
      if (type === 'text/javascript') assert.doesNotThrow(() => new Script(body()), path);
    }
  });

  it('may be loaded from any origin', () => {
    for (const { headers } of browserAssets) {
      assert.equal(headers['access-control-allow-origin'], '*');
      assert.equal(headers['cross-origin-resource-policy'], 'cross-origin');
    }
  });
});
