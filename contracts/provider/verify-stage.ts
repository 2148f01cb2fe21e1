import { type Contract, descriptionsOf } from '../interaction.js';
import { pactFileOf } from '../pact-file.js';
import { findProblems } from './find-problems.js';
import type { CreateScene } from './scene.js';
import { type Alter, openStage } from './stage.js';
import { createStateEndpoint, statePath } from './state-endpoint.js';
import type { Verifier } from './verifier.js';

export type Case = {
  readonly verifier: Verifier;
  readonly contract: Contract;
  readonly createScene: CreateScene;
  /** The contract's own pact where it is left out. */
  readonly pactFile?: string;
  /** What the simulator does wrong. */
  readonly alter?: Alter;
};

/** Replays a pact against a simulator on a real socket; returns why it is not verified, nothing when it is. */
export async function verifyStage({
  verifier,
  contract,
  createScene,
  pactFile = pactFileOf(contract),
  alter,
}: Case): Promise<readonly string[]> {
  const stage = await openStage(createScene, alter);
  const states = createStateEndpoint(stage.setState);
  try {
    await states.start();
    const report = await verifier.verify({
      provider: contract.provider,
      providerUrl: stage.url,
      stateUrl: `${states.info.uri}${statePath}`,
      pactFile,
    });
    return findProblems(report, descriptionsOf(contract));
  } finally {
    await states.stop({ timeout: 0 });
    await stage.close();
  }
}
