import type { VirtualTime } from './virtual-time.js';

export type VirtualCrypto = ReturnType<typeof virtualCrypto>;

type Received = (error: null, bytes: Buffer) => void;

/** What `node:crypto` draws ids from, by chance of a run (0 ≤ n < 1). Keys and signatures are not among it. */
export function virtualCrypto(time: VirtualTime, random: () => number) {
  const draw = (size: number) => Buffer.alloc(size).map(() => Math.floor(random() * 256)) as Buffer;
  return {
    randomUUID: (): string => {
      const bytes = draw(16);
      // Version 4, variant 1.
      bytes[6] = ((bytes[6] ?? 0) & 0x0f) | 0x40;
      bytes[8] = ((bytes[8] ?? 0) & 0x3f) | 0x80;
      return bytes.toString('hex').replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, '$1-$2-$3-$4-$5');
    },
    randomBytes: (size: number, receive?: Received): Buffer | undefined => {
      const bytes = draw(size);
      if (receive === undefined) return bytes;
      time.immediately(() => {
        receive(null, bytes);
      });
      return undefined;
    },
    getRandomValues: <T extends NodeJS.TypedArray>(view: T): T => {
      draw(view.byteLength).copy(new Uint8Array(view.buffer, view.byteOffset, view.byteLength));
      return view;
    },
  };
}
