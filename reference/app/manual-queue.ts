import { type ManualItem, toManualItem } from '../core/manual-item.js';
import type { StepLog } from './ports.js';

/**
 * What people have to look at. It is derived from the step log alone, so there is no second store whose lost
 * write could hide a case.
 */
export async function listManualItems({
  stepLog,
}: {
  readonly stepLog: StepLog;
}): Promise<readonly ManualItem[]> {
  const open = await stepLog.listOpen();
  return open.map(toManualItem).filter((item) => item !== undefined);
}
