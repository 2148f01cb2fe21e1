import { basename, join } from 'node:path';
import { pathToFileURL } from 'node:url';
import type * as OrderStore from '../../../reference/adapters/lowdb-order-store.js';
import type * as StepLog from '../../../reference/adapters/lowdb-step-log.js';
import type * as OrderFiles from '../../../reference/adapters/order-files.js';
import type * as StepLogFiles from '../../../reference/adapters/step-log-files.js';
import type * as Config from '../../../reference/config.js';
import type * as Service from '../../../reference/service.js';
import { adoptBuiltins } from '../../../simulators/kit/clock/virtual-builtins.js';
import { readModules } from './fresh-modules.js';

/** The code of one edition of the service: the reference, or a defective copy of it. */
export type Edition = Code & {
  readonly isReference: boolean;
  /** The edition as a process finds it that begins: its modules remember nothing. */
  readonly anew: () => Edition;
};

type Code = Pick<typeof Service, 'createService'> &
  Pick<typeof StepLog, 'openStepLog'> &
  Pick<typeof StepLogFiles, 'createMemoryFiles'> &
  Pick<typeof OrderStore, 'openOrderStore'> &
  Pick<typeof OrderFiles, 'createMemoryOrderFiles'> &
  Pick<typeof Config, 'parseConfig'>;

export type Loading = {
  /** Whether its modules are loaded once, as Node does it, and remember from life to life and run to run. */
  readonly keepsModules: boolean;
};

/** What the virtual world takes from a built service, with all that they import. */
export const editionFiles: readonly string[] = [
  'service.js',
  'adapters/lowdb-step-log.js',
  'adapters/step-log-files.js',
  'adapters/lowdb-order-store.js',
  'adapters/order-files.js',
  'config.js',
];

const loaded = new Map<string, Promise<Edition>>();

/** Loads an edition from the directory that it was built in; once, for even a second import takes milliseconds. */
export function loadEdition(directory: string, { keepsModules }: Loading): Promise<Edition> {
  // The reference keeps nothing in memory, so that it need not be loaded anew for each life.
  const isReference = basename(directory).startsWith('reference-');
  const load = isReference || keepsModules ? loadOnce : loadToBeginAnew;
  const key = `${load.name} ${directory}`;
  const edition = loaded.get(key) ?? load(directory, isReference);
  loaded.set(key, edition);
  return edition;
}

async function loadOnce(directory: string, isReference: boolean): Promise<Edition> {
  adoptBuiltins();
  const urls = editionFiles.map((file) => pathToFileURL(join(directory, file)).href);
  const modules = await Promise.all(urls.map((url) => import(url) as Promise<object>));
  const edition: Edition = { ...toCode(modules), isReference, anew: () => edition };
  return edition;
}

async function loadToBeginAnew(directory: string): Promise<Edition> {
  adoptBuiltins();
  const begin = await readModules(directory, editionFiles);
  const anew = (): Edition => ({ ...toCode(begin()), isReference: false, anew });
  return anew();
}

function toCode(modules: readonly object[]): Code {
  return Object.assign({}, ...modules) as Code; // The modules named above.
}
