import type { Socket } from 'node:net';

/**
 * The TCP socket beneath a TLS socket; of any other, the socket itself. Node has no public way to it, and a TLS socket cannot
 * send an RST: `clients.test.ts` shows that this way leads there.
 */
export function tcpOf(socket: Socket): Socket {
  return (socket as { readonly _parent?: Socket | null })._parent ?? socket; // A field of tls.TLSSocket.
}
