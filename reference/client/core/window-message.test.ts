import assert from 'node:assert/strict';
import { askStatusMessage, isFromPaymentWindow } from './window-message.js';

const origin = 'https://shop.example';
const child = { name: 'the window that was opened' };
const genuine = { origin, source: child, data: askStatusMessage };

describe('shop page: what windows say to each other', () => {
  it('hears its own window', () => {
    assert.equal(isFromPaymentWindow(genuine, { origin, window: child }), true);
  });

  it('says nothing but "ask"', () => {
    assert.deepEqual(askStatusMessage, { kind: 'ask-status' });
  });

  for (const [what, forged] of [
    ['another origin', { ...genuine, origin: 'https://evil.example' }],
    ['an origin that only begins alike', { ...genuine, origin: `${origin}.evil.example` }],
    ['no origin', { ...genuine, origin: 'null' }],
    ['another window', { ...genuine, source: { name: 'another' } }],
    ['no window', { ...genuine, source: null }],
    ['a word', { ...genuine, data: { kind: 'paid' } }],
    ['a text', { ...genuine, data: 'ask-status' }],
    ['nothing', { ...genuine, data: null }],
  ] as const) {
    it(`does not listen to ${what}`, () => {
      assert.equal(isFromPaymentWindow(forged, { origin, window: child }), false);
    });
  }

  it('listens to nobody while it has opened no window', () => {
    assert.equal(
      isFromPaymentWindow({ ...genuine, source: null }, { origin, window: null }),
      false,
    );
  });
});
