// One order's file: a header that names the format, and all that has become of the order, the last change last.

import type { OrderChange } from '../app/ports.js';
import { asObject, parseObject } from '../core/json.js';
import { StepLogFault } from './step-log-fault.js';

export const orderFormat = 'ttadak-shop-order';
export const orderVersion = 1;

export type OrderFile = {
  readonly format: typeof orderFormat;
  readonly version: typeof orderVersion;
  readonly changes: readonly OrderChange[];
};

/** A file that holds these changes. */
export function toOrderFile(changes: readonly OrderChange[]): OrderFile {
  return { format: orderFormat, version: orderVersion, changes };
}

/** The file as it was written. Throws a `StepLogFault` when it is torn, foreign or from a later version. */
export function parseOrderFile(text: string, path: string): OrderFile {
  const { format, version, changes } = parseObject(text) ?? {};
  if (format === orderFormat && version !== orderVersion) {
    throw new StepLogFault('NEWER', {
      path,
      problem: `expected version ${orderVersion}, found ${JSON.stringify(version)}`,
      remedy: 'start the release that wrote it',
    });
  }
  if (format !== orderFormat || !Array.isArray(changes) || !changes.every(isChange)) {
    throw new StepLogFault('TORN', {
      path,
      problem: `expected the changes of an order, found ${text.length} characters that are none`,
      remedy: 'restore the file from a backup or move it away for people to look at',
    });
  }
  return toOrderFile(changes);
}

/** Changes are written by this service alone, one version after the other. */
function isChange(change: unknown, place: number): change is OrderChange {
  return asObject(asObject(change)?.['order'])?.['version'] === place + 1;
}
