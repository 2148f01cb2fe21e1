import {
  type RunningSimulator,
  type SimulatorOptions,
  startSimulator,
} from '../kit/control/start-simulator.js';
import { createAccountingKind } from './control-accounting.js';
import type { AccountingSwitches } from './switches.js';

/** An accounting server that stands alone, in this process: by default on a free port of 127.0.0.1. */
export function startAccountingSimulator({
  switches,
  ...options
}: SimulatorOptions & {
  readonly switches?: Partial<AccountingSwitches>;
} = {}): Promise<RunningSimulator> {
  return startSimulator(createAccountingKind(switches), options);
}
