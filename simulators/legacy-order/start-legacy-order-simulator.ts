import {
  type RunningSimulator,
  type SimulatorOptions,
  startSimulator,
} from '../kit/control/start-simulator.js';
import { legacyOrderKind } from './control-legacy-order.js';

/** An order system that stands alone, in this process: by default on a free port of 127.0.0.1. */
export function startLegacyOrderSimulator(
  options: SimulatorOptions = {},
): Promise<RunningSimulator> {
  return startSimulator(legacyOrderKind, options);
}
