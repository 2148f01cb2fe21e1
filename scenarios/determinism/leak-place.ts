import { fileURLToPath } from 'node:url';

export type LeakPlace = {
  /** The line of the service that made the call; of a package, when no line of the service is on the stack. */
  readonly at: string;
  /** The package that called on the service's behalf; null: the service itself did. */
  readonly via: string | null;
};

const projectDirectory = fileURLToPath(new URL('../../', import.meta.url));

/** Who stands on a line of a stack. */
type Frame = {
  readonly who: 'node' | 'loader' | 'package' | 'service' | 'harness';
  readonly at: string;
};

/**
 * Where the service called what a stack shows; null when it was somebody else: the harness, or Node
 * loading a module. `stack` begins with the caller.
 */
export function leakPlaceOf(stack: readonly string[]): LeakPlace | null {
  const frames = stack.flatMap(parseFrame);
  const first = frames.findIndex(({ who }) => who !== 'node');
  const caller = frames[first];
  if (caller === undefined) return null;
  if (caller.who === 'service') return { at: caller.at, via: null };
  if (caller.who !== 'package') return null;
  const owner = frames.slice(first).find(({ who }) => who === 'service');
  return owner === undefined ? { at: caller.at, via: null } : { at: owner.at, via: caller.at };
}

function parseFrame(line: string): Frame[] {
  const [, place = '', row = ''] =
    /(?:^|[\s(])((?:file:|node:|\/|[A-Za-z]:[\\/]).*):(\d+):\d+\)?$/.exec(line) ?? [];
  if (place === '') return [];
  if (place.startsWith('node:internal/modules/')) return [{ who: 'loader', at: place }];
  if (place.startsWith('node:')) return [{ who: 'node', at: place }];
  const file = place.startsWith('file:') ? fileURLToPath(place) : place;
  return [toFrame(file.replaceAll('\\', '/'), row)];
}

function toFrame(file: string, row: string): Frame {
  const inPackage = file.lastIndexOf('/node_modules/');
  if (inPackage >= 0) return { who: 'package', at: `${file.slice(inPackage + 1)}:${row}` };
  const root = projectDirectory.replaceAll('\\', '/');
  const path = file.startsWith(root) ? file.slice(root.length) : file;
  // Mapped to its source a line of the service stands in `reference/`, whatever edition it is of.
  const isService = path.startsWith('reference/') || path.startsWith('.ttadak/services/');
  return { who: isService ? 'service' : 'harness', at: `${path}:${row}` };
}
