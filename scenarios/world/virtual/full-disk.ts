import type { Adapter } from 'lowdb';
import type { LogFile } from '../../../reference/adapters/log-file.js';
import type { StepLogFiles } from '../../../reference/adapters/step-log-files.js';

export type FullableDisk = {
  readonly files: StepLogFiles;
  /** The disk is full for the length of one write. */
  readonly failNextWrite: () => void;
};

/** A disk that can be full. */
export function createFullableDisk(files: StepLogFiles): FullableDisk {
  let isFull = false;

  function openFile(id: Parameters<StepLogFiles['openFile']>[0]): Adapter<LogFile> {
    const file = files.openFile(id);
    return {
      read: () => file.read(),
      write: (rows) => {
        const fails = isFull;
        isFull = false;
        return fails ? Promise.reject(noSpace()) : file.write(rows);
      },
    };
  }

  return {
    files: { ...files, openFile },
    failNextWrite: () => {
      isFull = true;
    },
  };
}

function noSpace(): Error {
  const error = new Error('ENOSPC: no space left on device, write');
  return Object.assign(error, { code: 'ENOSPC', syscall: 'write' });
}
