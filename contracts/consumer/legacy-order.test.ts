import assert from 'node:assert/strict';
import { rm } from 'node:fs/promises';
import { createLegacyGateway } from '../../reference/adapters/legacy-gateway.js';
import { createWreckTransport } from '../../reference/adapters/wreck-transport.js';
import type { LegacyCall } from '../../reference/core/call.js';
import { realClock } from '../../simulators/kit/clock/real-clock.js';
import type { Interaction } from '../interaction.js';
import { pactFileOf } from '../pact-file.js';
import {
  claimAccepted,
  claimRejected,
  completeAccepted,
  completeRejected,
  fenceAccepted,
  fenceRejected,
  legacyOrderContract,
  lookUpFound,
  lookUpUnknown,
  releaseAccepted,
  releaseRejected,
} from './legacy-order-interactions.js';
import { createPin } from './pin.js';
import { amountKrw, attemptId, orderId, orderName, paymentKey } from './sample.js';

const transport = createWreckTransport({ clock: realClock });
const gatewayTo = (url: string) => createLegacyGateway({ transport, url, timeoutMs: 5_000 });

const claim: LegacyCall = { kind: 'claim', orderId, attemptId, version: 1, amountKrw, orderName };
const complete: LegacyCall = { kind: 'complete', orderId, attemptId, paymentKey, amountKrw };
const fence: LegacyCall = { kind: 'fence', orderId, attemptId };
const release: LegacyCall = { kind: 'release', orderId, attemptId };

describe('contracts: the payment service asks the legacy order system', () => {
  const { pin } = createPin(legacyOrderContract);
  const outcomeOf = async (interaction: Interaction, call: LegacyCall) =>
    (await pin([interaction], (url) => gatewayTo(url).perform(call))).outcome;

  before(() => rm(pactFileOf(legacyOrderContract), { force: true }));

  it('reads a payable order', async () => {
    const sighting = await pin([lookUpFound], (url) => gatewayTo(url).readOrder(orderId));

    assert.deepEqual(sighting, {
      kind: 'seen',
      order: { orderId, orderName, state: 'payable', amountKrw, version: 1, attemptId: null },
    });
  });

  it('sees that an order is absent', async () => {
    const sighting = await pin([lookUpUnknown], (url) => gatewayTo(url).readOrder(orderId));

    assert.deepEqual(sighting, { kind: 'absent' });
  });

  const accepted: readonly [Interaction, LegacyCall][] = [
    [claimAccepted, claim],
    [completeAccepted, complete],
    [fenceAccepted, fence],
    [releaseAccepted, release],
  ];
  for (const [interaction, call] of accepted) {
    it(`takes ${interaction.description} for accepted when the order shows it`, async () => {
      assert.deepEqual(await outcomeOf(interaction, call), { kind: 'accepted' });
    });
  }

  const rejected: readonly [Interaction, LegacyCall, string][] = [
    [claimRejected, claim, 'VERSION_MISMATCH'],
    [completeRejected, complete, 'ACCOUNTING_REJECTED'],
    [fenceRejected, fence, 'ALREADY_COMPLETE'],
    [releaseRejected, release, 'NOT_YOURS'],
  ];
  for (const [interaction, call, code] of rejected) {
    it(`believes the refusal of ${interaction.description}`, async () => {
      assert.deepEqual(await outcomeOf(interaction, call), { kind: 'rejected', code });
    });
  }
});
