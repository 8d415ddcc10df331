import type { Server, ServerOptions } from 'node:http';
import { BlockList, isIPv6 } from 'node:net';
import type { RequestHandler } from 'express';

/** What one client may ask of the server before it is refused. */
export interface HttpLimits {
  /** Until all headers have come. */
  readonly headersMs: number;
  /** Until the body has come as well. */
  readonly requestMs: number;
  /** How often both are looked at. */
  readonly betweenLooksMs: number;
  /**
   * How long a connection is kept for the next request. Balancers use one for up to a minute (nginx, AWS): where the server
   * closed it first, what they send at that moment would be lost, and nobody sends a press again.
   */
  readonly keepAliveMs: number;
  readonly mostHeaderBytes: number;
  readonly mostHeaders: number;
  readonly mostConnections: number;
  readonly mostPerAddress: number;
  /** Many clients come from such an address, which is a proxy's: it is not limited by itself. */
  readonly isShared: (address: string) => boolean;
}

export const usualLimits: HttpLimits = {
  ...{ headersMs: 10_000, requestMs: 30_000, betweenLooksMs: 2_000, keepAliveMs: 75_000 },
  ...{ mostHeaderBytes: 16 * 1_024, mostHeaders: 100 },
  ...{ mostConnections: 4_096, mostPerAddress: 512 },
  isShared: isPrivateAddress,
};

const privateRanges = new BlockList();
for (const [address, bits] of [
  ['127.0.0.0', 8],
  ['10.0.0.0', 8],
  ['172.16.0.0', 12],
  ['192.168.0.0', 16],
  ['169.254.0.0', 16],
  // Between a provider of networks and its customers; clouds use it for their balancers.
  ['100.64.0.0', 10],
] as const)
  privateRanges.addSubnet(address, bits, 'ipv4');
for (const [address, bits] of [
  ['::1', 128],
  ['fc00::', 7],
  ['fe80::', 10],
] as const)
  privateRanges.addSubnet(address, bits, 'ipv6');

/** Whether nobody on the internet can have this address: a balancer, proxy or tunnel is in front, or it is this machine. */
export function isPrivateAddress(address: string): boolean {
  const plain = address.replace(/^::ffff:(?=\d+\.)/i, '');
  return privateRanges.check(plain, isIPv6(plain) ? 'ipv6' : 'ipv4');
}

export function toServerOptions(limits: HttpLimits): ServerOptions {
  return {
    headersTimeout: limits.headersMs,
    requestTimeout: limits.requestMs,
    connectionsCheckingInterval: limits.betweenLooksMs,
    keepAliveTimeout: limits.keepAliveMs,
    maxHeaderSize: limits.mostHeaderBytes,
  };
}

/** Connections beyond the limits are closed unanswered; `onRefused` is told of each. */
export function limitConnections(server: Server, limits: HttpLimits, onRefused: () => void): void {
  const open = new Map<string, number>();
  server.maxConnections = limits.mostConnections;
  // One more than is taken, so that too many can be told from just enough.
  server.maxHeadersCount = limits.mostHeaders + 1;
  server.on('drop', () => {
    onRefused();
    // Those that wait for a next request make room for whoever comes again.
    server.closeIdleConnections();
  });
  server.on('connection', (socket) => {
    const address = socket.remoteAddress ?? '';
    if (limits.isShared(address)) return;
    const count = (open.get(address) ?? 0) + 1;
    open.set(address, count);
    socket.once('close', () => {
      const left = (open.get(address) ?? 1) - 1;
      if (left > 0) open.set(address, left);
      else open.delete(address);
    });
    if (count <= limits.mostPerAddress) return;
    onRefused();
    socket.destroy();
  });
}

/** Node would drop those that are too many without a word. */
export function refuseManyHeaders({ mostHeaders }: HttpLimits): RequestHandler {
  return (request, response, next) => {
    if (request.rawHeaders.length <= 2 * mostHeaders) next();
    else response.status(431).json({ error: `A request may have ${mostHeaders} headers at most.` });
  };
}
