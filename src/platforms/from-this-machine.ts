import type { Request } from 'express';

const loopbackAddress = /^(?:::ffff:)?127\.|^::1$/;
const loopbackName = /^(?:127(?:\.\d{1,3}){3}|localhost|\[::1\])$/i;
const localNames = ['localhost', '127.0.0.1', '[::1]'];
const proxyHeaders = ['forwarded', 'x-forwarded-for', 'x-forwarded-host'];

/** Whether the request was made on this machine, not through a tunnel or proxy that ends on it. */
export function isFromThisMachine(request: Request): boolean {
  // A tunnel for Teams or Slack reaches this process over loopback, for anyone on the internet.
  if (proxyHeaders.some((name) => request.headers[name] !== undefined)) return false;
  return loopbackAddress.test(request.socket.remoteAddress ?? '');
}

/** A page of another site can have its own name point to 127.0.0.1, but not the Host that it asks for. */
export function isForThisMachine(request: Request): boolean {
  const port = request.socket.localPort ?? 0;
  const hosts = localNames.flatMap((name) => (port === 80 ? [name, `${name}:80`] : [`${name}:${port}`]));
  return hosts.includes(request.headers.host?.toLowerCase() ?? '');
}

/** Whether an address names this machine. */
export function isLoopback({ hostname }: URL): boolean {
  return loopbackName.test(hostname);
}
