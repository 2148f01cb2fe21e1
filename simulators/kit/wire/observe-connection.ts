import { connect, type Socket } from 'node:net';
import { Duplex } from 'node:stream';
import { connect as connectTls } from 'node:tls';

/** What a raw socket saw of one connection. */
export type Observation = {
  /** On the TCP socket, also when TLS is spoken on it. */
  readonly end: 'RST' | 'FIN' | 'silence' | 'refused';
  /** All that came; of TLS, what it carried. */
  readonly bytes: number;
  /** Whether TLS was ended in order before TCP; null without TLS. */
  readonly isClosedInOrder: boolean | null;
  /** Null when no whole head came. */
  readonly head: string | null;
  /** What the head announces, in bytes. */
  readonly announced: number | null;
  /** All that came after the first head. */
  readonly body: string;
  readonly bodyBytes: number;
};

type Watch = {
  readonly port: number;
  readonly text: string;
  readonly silenceMs: number;
  /** The certificate to trust, in PEM; with it TLS is spoken. */
  readonly ca?: string | undefined;
};

type Received = Pick<Observation, 'end' | 'isClosedInOrder'> & { readonly all: Buffer };

const ends: Readonly<Record<string, Observation['end']>> = {
  ECONNRESET: 'RST',
  EPIPE: 'RST',
  ECONNREFUSED: 'refused',
};

/** Writes `text` to a port and watches until the connection ends, or rests for `silenceMs`. */
export async function observeConnection({ port, text, silenceMs, ca }: Watch): Promise<Observation> {
  const socket = connect({ port, host: '127.0.0.1', allowHalfOpen: true });
  socket.setTimeout(silenceMs);
  const ending = endOf(socket);
  const { plain, isClosedInOrder } =
    ca === undefined ? { plain: socket, isClosedInOrder: () => null } : speakTls(socket, ca);
  const chunks: Buffer[] = [];
  plain.on('data', (chunk: Buffer) => chunks.push(chunk));
  plain.write(text);
  const end = await ending;
  socket.destroy();
  return toObservation({ end, isClosedInOrder: isClosedInOrder(), all: Buffer.concat(chunks) });
}

/** A request as text; the connection is to be kept. */
export function toRequestText(line: string, body = ''): string {
  const length = Buffer.byteLength(body);
  return `${line} HTTP/1.1\r\nhost: tiny\r\ncontent-length: ${length}\r\n\r\n${body}`;
}

function endOf(socket: Socket): Promise<Observation['end']> {
  return new Promise((resolve, reject) => {
    // libuv says "end" to an RST too when bytes came together with it; but then nothing can be written.
    socket.on('end', () => {
      socket.write('?', (error) => {
        resolve(error ? 'RST' : 'FIN');
      });
    });
    socket.on('error', (error: NodeJS.ErrnoException) => {
      const end = ends[error.code ?? ''];
      if (end === undefined) reject(error);
      else resolve(end);
    });
    socket.on('timeout', () => {
      resolve('silence');
    });
  });
}

/**
 * TLS that does not own its socket, so that what becomes of the socket can be seen. Of TLS 1.2, because its alerts can be told
 * from outside: the only one that is met here is `close_notify`.
 */
function speakTls(socket: Socket, ca: string) {
  const received: Buffer[] = [];
  const beneath = new Duplex({
    read: () => undefined,
    write: (chunk: Buffer, _encoding, done) => socket.write(chunk, () => done()),
  });
  socket.on('data', (chunk: Buffer) => {
    received.push(chunk);
    beneath.push(chunk);
  });
  const plain = connectTls({ socket: beneath, ca, maxVersion: 'TLSv1.2', allowHalfOpen: true });
  return { plain, isClosedInOrder: () => lastRecordType(Buffer.concat(received)) === alertType };
}

const alertType = 21;

/** The type of the last TLS record. Source: RFC 5246, section 6.2.1: type, version (2 bytes), length (2 bytes), content. */
function lastRecordType(bytes: Buffer): number | null {
  let type: number | null = null;
  for (let at = 0; at + 5 <= bytes.length; at += 5 + bytes.readUInt16BE(at + 3)) {
    type = bytes.readUInt8(at);
  }
  return type;
}

function toObservation({ end, isClosedInOrder, all }: Received): Observation {
  const headEnd = all.indexOf('\r\n\r\n');
  const head = headEnd === -1 ? null : all.subarray(0, headEnd).toString('latin1');
  const announced = /^content-length: (\d+)$/im.exec(head ?? '')?.[1];
  const body = headEnd === -1 ? Buffer.alloc(0) : all.subarray(headEnd + 4);
  return {
    end,
    bytes: all.length,
    isClosedInOrder,
    head,
    announced: announced === undefined ? null : Number(announced),
    body: body.toString('utf8'),
    bodyBytes: body.length,
  };
}
