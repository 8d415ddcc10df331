import type { Request, RequestHandler } from 'express';

const loopbackAddress = /^(?:::ffff:)?127\.|^::1$/;
const localNames = ['localhost', '127.0.0.1', '[::1]'];
const proxyHeaders = ['forwarded', 'x-forwarded-for', 'x-forwarded-host'];

function listHosts(port: number): string[] {
  return localNames.flatMap((name) => (port === 80 ? [name, `${name}:80`] : [`${name}:${port}`]));
}

function isFromThisMachine(request: Request): boolean {
  // A tunnel for Teams or Slack reaches this process over loopback, for anyone on the internet.
  if (proxyHeaders.some((name) => request.headers[name] !== undefined)) return false;
  return loopbackAddress.test(request.socket.remoteAddress ?? '');
}

function explainRefusal(request: Request): string | undefined {
  if (!isFromThisMachine(request)) {
    return 'This page is for the computer that runs Rolecall only. Use Slack or Teams from elsewhere.';
  }
  const port = request.socket.localPort ?? 0;
  const host = request.headers.host?.toLowerCase() ?? '';
  // A page of another site can have its own name point to 127.0.0.1, but not the Host that it asks for.
  if (!listHosts(port).includes(host)) return `Open this page as http://localhost:${port}/chat.`;
  const { origin } = request.headers;
  if (origin === undefined) {
    return request.method === 'POST'
      ? 'A message needs an Origin header: only this page may send one.'
      : undefined;
  }
  return origin === `http://${host}` ? undefined : 'Another site may not talk to this page.';
}

/** Only the try-out page in a browser on this machine gets through; everything else is 403 with the reason. */
export const guardLoopback: RequestHandler = (request, response, next) => {
  const refusal = explainRefusal(request);
  if (refusal === undefined) next();
  else response.status(403).json({ error: refusal });
};
