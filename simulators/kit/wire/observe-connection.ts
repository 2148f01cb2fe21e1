import { connect } from 'node:net';

/** What a raw socket saw of one connection. */
export type Observation = {
  readonly end: 'RST' | 'FIN' | 'silence' | 'refused';
  readonly bytes: number;
  /** Null when no whole head came. */
  readonly head: string | null;
  /** What the head announces, in bytes. */
  readonly announced: number | null;
  /** All that came after the first head. */
  readonly body: string;
  readonly bodyBytes: number;
};

const ends: Readonly<Record<string, Observation['end']>> = {
  ECONNRESET: 'RST',
  EPIPE: 'RST',
  ECONNREFUSED: 'refused',
};

/** Writes `text` to a port and watches until the connection ends, or rests for `silenceMs`. */
export function observeConnection({
  port,
  text,
  silenceMs,
}: {
  port: number;
  text: string;
  silenceMs: number;
}): Promise<Observation> {
  return new Promise((resolve, reject) => {
    const chunks: Buffer[] = [];
    const socket = connect({ port, host: '127.0.0.1', allowHalfOpen: true });
    const finish = (end: Observation['end']) => {
      socket.destroy();
      resolve(toObservation(end, Buffer.concat(chunks)));
    };
    socket.on('data', (chunk: Buffer) => chunks.push(chunk));
    // libuv says "end" to an RST too when bytes came together with it; but then nothing can be written.
    socket.on('end', () => {
      socket.write('?', (error) => {
        finish(error ? 'RST' : 'FIN');
      });
    });
    socket.on('error', (error: NodeJS.ErrnoException) => {
      const end = ends[error.code ?? ''];
      if (end === undefined) reject(error);
      else finish(end);
    });
    socket.setTimeout(silenceMs, () => {
      finish('silence');
    });
    socket.write(text);
  });
}

/** A request as text; the connection is to be kept. */
export function toRequestText(line: string, body = ''): string {
  const length = Buffer.byteLength(body);
  return `${line} HTTP/1.1\r\nhost: tiny\r\ncontent-length: ${length}\r\n\r\n${body}`;
}

function toObservation(end: Observation['end'], all: Buffer): Observation {
  const headEnd = all.indexOf('\r\n\r\n');
  const head = headEnd === -1 ? null : all.subarray(0, headEnd).toString('latin1');
  const announced = /^content-length: (\d+)$/im.exec(head ?? '')?.[1];
  const body = headEnd === -1 ? Buffer.alloc(0) : all.subarray(headEnd + 4);
  return {
    end,
    bytes: all.length,
    head,
    announced: announced === undefined ? null : Number(announced),
    body: body.toString('utf8'),
    bodyBytes: body.length,
  };
}
