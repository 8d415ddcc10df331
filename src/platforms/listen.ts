import type { Server } from 'node:http';
import type { AddressInfo } from 'node:net';

interface Address {
  readonly host: string;
  readonly port: number;
}

function explain(code: string | undefined, { host, port }: Address): string {
  switch (code) {
    case 'EADDRINUSE':
      return `Port ${port} on ${host} is already in use. Stop the program that uses it, or set PORT to another number.`;
    case 'EACCES':
      return `Port ${port} needs more rights than this process has. Set PORT to a number from 1024 to 65535.`;
    case 'EADDRNOTAVAIL':
    case 'ENOTFOUND':
      return `This machine has no address "${host}". Set HOST to 127.0.0.1, or to 0.0.0.0 for all its addresses.`;
    default:
      return `The server could not listen on ${host}, port ${port}. Check HOST and PORT.`;
  }
}

/** Resolves when the server listens; rejects with which setting to change. */
export function startListening({ server, host, port }: Address & { readonly server: Server }): Promise<void> {
  return new Promise((resolve, reject) => {
    const fail = (error: NodeJS.ErrnoException): void => {
      reject(new Error(explain(error.code, { host, port }), { cause: error }));
    };
    server.once('error', fail);
    server.listen(port, host, () => {
      server.off('error', fail);
      resolve();
    });
  });
}

/** The address to open in a browser on this machine. */
export function toUrl(host: string, server: Server): string {
  const { port } = server.address() as AddressInfo;
  const isEverywhere = host === '0.0.0.0' || host === '::';
  if (isEverywhere) return `http://localhost:${port}`;
  return `http://${host.includes(':') ? `[${host}]` : host}:${port}`;
}
