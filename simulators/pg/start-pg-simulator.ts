import {
  type RunningSimulator,
  type SimulatorOptions,
  startSimulator,
} from '../kit/control/start-simulator.js';
import { createPgKind, type PgKindOptions } from './control-pg.js';

export type PgSimulatorOptions = SimulatorOptions & PgKindOptions;

/** A PG that stands alone, in this process: by default on a free port of 127.0.0.1. */
export function startPgSimulator(options: PgSimulatorOptions = {}): Promise<RunningSimulator> {
  return startSimulator(createPgKind(options), options);
}
