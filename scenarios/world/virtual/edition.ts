import { basename, join } from 'node:path';
import { pathToFileURL } from 'node:url';
import type * as StepLog from '../../../reference/adapters/lowdb-step-log.js';
import type * as StepLogFiles from '../../../reference/adapters/step-log-files.js';
import type * as Config from '../../../reference/config.js';
import type * as Service from '../../../reference/service.js';
import { adoptBuiltins } from '../../../simulators/kit/clock/virtual-builtins.js';

/** The code of one edition of the service: the reference, or a defective copy of it. */
export type Edition = Pick<typeof Service, 'createService'> &
  Pick<typeof StepLog, 'openStepLog'> &
  Pick<typeof StepLogFiles, 'createMemoryFiles'> &
  Pick<typeof Config, 'parseConfig'> & { readonly isReference: boolean };

const loaded = new Map<string, Promise<Edition>>();

/** Loads an edition from the directory that it was built in; once, for even a second import takes milliseconds. */
export function loadEdition(directory: string): Promise<Edition> {
  const edition = loaded.get(directory) ?? importEdition(directory);
  loaded.set(directory, edition);
  return edition;
}

async function importEdition(directory: string): Promise<Edition> {
  adoptBuiltins();
  const files = ['service', 'adapters/lowdb-step-log', 'adapters/step-log-files', 'config'];
  const urls = files.map((file) => pathToFileURL(join(directory, `${file}.js`)).href);
  const modules = await Promise.all(urls.map((url) => import(url) as Promise<object>));
  const isReference = basename(directory).startsWith('reference-');
  return Object.assign({ isReference }, ...modules) as Edition; // The four modules named above.
}
