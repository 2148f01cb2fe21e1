import {
  type RunningSimulator,
  type SimulatorOptions,
  startSimulator,
} from '../kit/control/start-simulator.js';
import { createLegacyOrderKind, type LegacyOrderKindOptions } from './control-legacy-order.js';

export type LegacyOrderSimulatorOptions = SimulatorOptions & LegacyOrderKindOptions;

/** An order system that stands alone, in this process: by default on a free port of 127.0.0.1. */
export function startLegacyOrderSimulator(
  options: LegacyOrderSimulatorOptions = {},
): Promise<RunningSimulator> {
  return startSimulator(createLegacyOrderKind(options), options);
}
