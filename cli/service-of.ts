import { buildService } from '../defects/build-service.js';
import { findDefect } from '../defects/find-defect.js';
import { UsageError } from './exit-code.js';

/** The directory of the built reference, or of its edition with a defect. */
export async function serviceDirectoryOf(defect: string | undefined): Promise<string> {
  const found = defect === undefined ? null : await findDefect(defect);
  if (found?.ok === false) throw new UsageError(found.faults);
  const built = await buildService(found?.defect ?? null);
  if (!built.ok) throw new UsageError(built.faults);
  return built.directory;
}
