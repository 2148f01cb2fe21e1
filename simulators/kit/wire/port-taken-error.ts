/** Somebody else listens there. The user can choose another port; nothing is broken. */
export class PortTakenError extends Error {
  readonly code = 'PORT_TAKEN';
  readonly host: string;
  readonly port: number;

  constructor({ host, port, cause }: { host: string; port: number; cause: unknown }) {
    super(`${host}:${port} is taken by another program.`, { cause });
    this.name = 'PortTakenError';
    this.host = host;
    this.port = port;
  }
}
