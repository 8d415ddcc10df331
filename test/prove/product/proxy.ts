import { once } from 'node:events';
import { type AddressInfo, connect, createServer, type Socket } from 'node:net';

export interface Proxy {
  readonly port: number;
  /** As a server that is stopped: every connection ends, and new ones are refused. */
  stop(): Promise<void>;
  /** As a network that swallows everything: connections stay, and nothing comes through. */
  freeze(): void;
  /** What was frozen is cut: a network that comes back knows its old connections no more. */
  goOn(): Promise<void>;
}

/** Stands between the replicas and the database, which others use too. */
export async function openProxy(target: { readonly host: string; readonly port: number }): Promise<Proxy> {
  const sockets = new Set<Socket>();
  let isFrozen = false;
  const server = createServer((near) => {
    const far = connect(target);
    for (const [one, other] of [
      [near, far],
      [far, near],
    ] as const) {
      sockets.add(one);
      one.on('data', (data) => {
        if (!isFrozen) other.write(data);
      });
      one.on('error', () => one.destroy());
      one.on('close', () => {
        sockets.delete(one);
        if (!isFrozen) other.destroy();
      });
    }
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  const cut = (): void => {
    for (const socket of sockets) socket.resetAndDestroy();
  };
  return {
    port,
    async stop() {
      if (!server.listening) return;
      server.close();
      cut();
      await once(server, 'close');
    },
    freeze() {
      isFrozen = true;
    },
    async goOn() {
      if (isFrozen) cut();
      isFrozen = false;
      if (server.listening) return;
      server.listen(port, '127.0.0.1');
      await once(server, 'listening');
    },
  };
}
