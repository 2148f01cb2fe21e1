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
  /** A request that is written before; its answer must come whole, and is not reported. */
  readonly greeting?: string | undefined;
  /** The certificate to trust, in PEM; with it TLS is spoken. */
  readonly ca?: string | undefined;
};

type Received = Pick<Observation, 'end' | 'isClosedInOrder'> & { readonly all: Buffer };

const ends: Readonly<Record<string, Observation['end']>> = {
  ECONNRESET: 'RST',
  EPIPE: 'RST',
  ECONNREFUSED: 'refused',
};

/** A busy machine may take long to shake hands; that is not the silence that is looked for. */
const connectMsMax = 10_000;

/** Writes `text` to a port and watches until the connection ends, or rests for `silenceMs`. */
export async function observeConnection(watch: Watch): Promise<Observation> {
  const { port, text, silenceMs, greeting, ca } = watch;
  const socket = connect({ port, host: '127.0.0.1', allowHalfOpen: true });
  socket.setTimeout(connectMsMax);
  const ending = endOf(socket);
  const { plain, isClosedInOrder } =
    ca === undefined ? { plain: socket, isClosedInOrder: () => null } : speakTls(socket, ca);
  plain.once(ca === undefined ? 'connect' : 'secureConnect', () => socket.setTimeout(silenceMs));
  let all = Buffer.alloc(0);
  plain.on('data', (chunk: Buffer) => {
    all = Buffer.concat([all, chunk]);
  });
  if (greeting !== undefined) {
    plain.write(greeting);
    await Promise.race([ending, wholeAnswer(plain, () => all)]);
    all = Buffer.alloc(0);
  }
  plain.write(text);
  const end = await ending;
  socket.destroy();
  return toObservation({ end, isClosedInOrder: isClosedInOrder(), all });
}

/** A request as text; the connection is to be kept. */
export function toRequestText(line: string, body = ''): string {
  const length = Buffer.byteLength(body);
  return `${line} HTTP/1.1\r\nhost: tiny\r\ncontent-length: ${length}\r\n\r\n${body}`;
}

function wholeAnswer(plain: Socket, received: () => Buffer): Promise<void> {
  return new Promise((resolve) => {
    plain.on('data', () => {
      const { announced, bodyBytes } = splitAnswer(received());
      if (announced === bodyBytes) resolve();
    });
  });
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
    write: (chunk: Buffer, _encoding, done) => {
      socket.write(chunk, done);
    },
  });
  socket.on('data', (chunk: Buffer) => {
    received.push(chunk);
    beneath.push(chunk);
  });
  // Half open, or it would answer `close_notify` to a socket that has gone, and provoke an RST.
  const options = { socket: beneath, ca, maxVersion: 'TLSv1.2', allowHalfOpen: true } as const;
  const isClosedInOrder = () => lastRecordType(Buffer.concat(received)) === alertType;
  return { plain: connectTls(options), isClosedInOrder };
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
  return { end, bytes: all.length, isClosedInOrder, ...splitAnswer(all) };
}

function splitAnswer(all: Buffer): Pick<Observation, 'head' | 'announced' | 'body' | 'bodyBytes'> {
  const headEnd = all.indexOf('\r\n\r\n');
  const head = headEnd === -1 ? null : all.subarray(0, headEnd).toString('latin1');
  const announced = /^content-length: (\d+)$/im.exec(head ?? '')?.[1];
  const body = headEnd === -1 ? Buffer.alloc(0) : all.subarray(headEnd + 4);
  return {
    head,
    announced: announced === undefined ? null : Number(announced),
    body: body.toString('utf8'),
    bodyBytes: body.length,
  };
}
