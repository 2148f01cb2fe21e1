import {
  type RunningSimulator,
  type SimulatorOptions,
  startSimulator,
} from '../kit/control/start-simulator.js';
import { createPgKind } from './control-pg.js';
import type { PgSwitches } from './switches.js';

export type PgSimulatorOptions = SimulatorOptions & {
  /** What the real API leaves open. */
  readonly switches?: Partial<PgSwitches>;
};

/** A PG that stands alone, in this process: by default on a free port of 127.0.0.1. */
export function startPgSimulator(options: PgSimulatorOptions = {}): Promise<RunningSimulator> {
  const { switches, ...rest } = options;
  return startSimulator(createPgKind(switches), rest);
}
