// Modules of a built service that begin anew as often as one likes. An ES module cannot: Node keeps it for ever once it
// was loaded, with all that it remembers, and a process that died would come back with its memory.
import { readFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { Script } from 'node:vm';

type Exports = Record<string, unknown>;
type Body = (exports: Exports, require: (specifier: string) => object) => void;

type Source = {
  readonly body: Body;
  /** Specifier as written → file of the service. */
  readonly files: ReadonlyMap<string, string>;
};

type Sources = {
  readonly modules: Map<string, Source>;
  /** What does not belong to the service is loaded once, and shared. */
  readonly packages: Map<string, object>;
};

/** Reads these files of a directory and all that they import; each call of the answer runs them anew. */
export async function readModules(
  directory: string,
  entries: readonly string[],
): Promise<() => readonly object[]> {
  const sources: Sources = { modules: new Map(), packages: new Map() };
  const files = entries.map((entry) => join(directory, entry));
  for (const file of files) await readModule(file, sources);
  return () => {
    const begun = new Map<string, Exports>();
    return files.map((file) => begin(file, sources, begun));
  };
}

async function readModule(file: string, sources: Sources): Promise<void> {
  if (sources.modules.has(file)) return;
  const code = await toCommonJs(file);
  const files = new Map<string, string>();
  const wrapped = new Script(`(function (exports, require) {${code}\n})`, { filename: file });
  // The value of the script is the function that stands there.
  sources.modules.set(file, { body: wrapped.runInThisContext() as Body, files });
  for (const [, specifier = ''] of code.matchAll(/\brequire\("([^"]+)"\)/g)) {
    if (specifier.startsWith('.')) {
      files.set(specifier, join(dirname(file), specifier));
      await readModule(join(dirname(file), specifier), sources);
    } else if (!sources.packages.has(specifier)) {
      const namespace = (await import(specifier)) as object;
      // The marker that the compiled code looks for; what is replaced in a package later shows through.
      const seen: object = Object.create(namespace, { __esModule: { value: true } }) as object;
      sources.packages.set(specifier, seen);
    }
  }
}

async function toCommonJs(file: string): Promise<string> {
  // Loaded where it is needed only: the reference does without it.
  const { transform } = await import('@swc/core');
  const { code } = await transform(await readFile(file, 'utf8'), {
    jsc: { target: 'es2022' },
    module: { type: 'commonjs' },
    swcrc: false,
  });
  return code;
}

function begin(file: string, sources: Sources, begun: Map<string, Exports>): Exports {
  const known = begun.get(file);
  if (known !== undefined) return known;
  const source = sources.modules.get(file);
  if (source === undefined) throw new Error(`The module ${file} should have been read.`);
  const exports: Exports = {};
  begun.set(file, exports);
  source.body(exports, (specifier) => {
    const imported = source.files.get(specifier);
    return imported === undefined
      ? (sources.packages.get(specifier) ?? {})
      : begin(imported, sources, begun);
  });
  return exports;
}
