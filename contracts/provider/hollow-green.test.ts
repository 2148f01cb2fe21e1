import assert from 'node:assert/strict';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { descriptionsOf } from '../interaction.js';
import { pgCase } from './cases.js';
import { editPact, keepOnly, type Pact } from './edit-pact.js';
import type { Alter } from './stage.js';
import { startVerifier, type Verifier } from './verifier.js';
import { verifyStage } from './verify-stage.js';

const descriptions = descriptionsOf(pgCase.contract);
const allMissing = descriptions.map((description) => `not verified: ${description}`);

const failAlways: Alter = (_, reply) => ({ ...reply, status: 500, body: '{}' });

describe('contracts: a verification is not green with', () => {
  let verifier: Verifier;
  let directory: string;
  before(async () => {
    verifier = startVerifier();
    directory = await mkdtemp(join(tmpdir(), 'ttadak-pact-'));
  });
  after(async () => {
    verifier.close();
    await rm(directory, { recursive: true, force: true });
  });

  /** Verifies the PG's pact after somebody tampered with it. */
  async function verifyEdited(edit: (pact: Pact) => object | string, alter?: Alter) {
    const pactFile = await editPact(pgCase.contract, directory, edit);
    return verifyStage({ verifier, ...pgCase, pactFile, ...(alter && { alter }) });
  }

  it('an empty pact', async () => {
    assert.deepEqual(await verifyEdited((pact) => keepOnly(pact, [])), allMissing);
  });

  it('a pact that is not there', async () => {
    const pactFile = join(directory, 'absent.json');

    const problems = await verifyStage({ verifier, ...pgCase, pactFile });

    assert.match(problems.join(), /^no report: .*absent\.json/);
  });

  it('a pact that was cut in the middle of writing', async () => {
    const problems = await verifyEdited((pact) => JSON.stringify(pact).slice(0, 2_000));

    assert.notDeepEqual(problems, []);
  });

  it('a pact that lost an interaction', async () => {
    const problems = await verifyEdited((pact) => keepOnly(pact, descriptions.slice(1)));

    assert.deepEqual(problems, allMissing.slice(0, 1));
  });

  it('an interaction that nobody pinned', async () => {
    const problems = await verifyEdited((pact) => {
      const stale = pact.interactions.slice(0, 1).map((one) => ({ ...one, description: 'stale' }));
      return { ...pact, interactions: [...pact.interactions, ...stale] };
    });

    assert.deepEqual(problems, ['not pinned: stale']);
  });

  it('an interaction in a state that nobody knows', async () => {
    const providerStates = [{ name: 'no such state' }];

    const problems = await verifyEdited((pact) => {
      const { interactions } = keepOnly(pact, descriptions.slice(0, 1));
      return { ...pact, interactions: interactions.map((one) => ({ ...one, providerStates })) };
    });

    assert.ok(problems.includes(`failed: ${String(descriptions[0])}`), problems.join('\n'));
  });

  it('pending interactions of a PG that only fails', async () => {
    const problems = await verifyEdited((pact) => {
      const interactions = pact.interactions.map((one) => ({ ...one, pending: true }));
      return { ...pact, interactions };
    }, failAlways);

    assert.deepEqual(
      descriptions.filter((description) => !problems.includes(`failed: ${description}`)),
      [],
    );
  });
});
