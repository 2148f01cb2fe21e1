import type { Adapter } from 'lowdb';
import type { StepLogFiles } from '../../../reference/adapters/step-log-files.js';

export type FullableDisk = {
  readonly files: StepLogFiles;
  /** Another file on the same disk. */
  readonly keep: <T>(file: Adapter<T>) => Adapter<T>;
  /** The disk is full for the first file that `act` writes, if it writes any; whatever comes after it finds room again. */
  readonly failFirstWriteOf: <T>(act: () => Promise<T>) => Promise<T>;
};

/** A disk that can be full. */
export function createFullableDisk(files: StepLogFiles): FullableDisk {
  let isFull = false;

  function keep<T>(file: Adapter<T>): Adapter<T> {
    return {
      read: () => file.read(),
      write: (data) => {
        const fails = isFull;
        isFull = false;
        return fails ? Promise.reject(noSpace()) : file.write(data);
      },
    };
  }

  return {
    files: { ...files, openFile: (id) => keep(files.openFile(id)) },
    keep,
    failFirstWriteOf: async (act) => {
      isFull = true;
      try {
        return await act();
      } finally {
        isFull = false;
      }
    },
  };
}

function noSpace(): Error {
  const error = new Error('ENOSPC: no space left on device, write');
  return Object.assign(error, { code: 'ENOSPC', syscall: 'write' });
}
