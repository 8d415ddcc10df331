import type { Request, RequestHandler } from 'express';
import { isForThisMachine, isFromThisMachine } from '../from-this-machine.ts';

const otherSite = 'Another site may not talk to this page.';

function explainRefusal(request: Request): string | undefined {
  if (!isFromThisMachine(request)) {
    return 'This page is for the computer that runs Rolecall only. Use Slack or Teams from elsewhere.';
  }
  if (!isForThisMachine(request)) {
    return `Open this page as http://localhost:${request.socket.localPort ?? 0}/chat.`;
  }
  const { host, origin } = request.headers;
  if (origin === undefined) {
    return request.method === 'POST'
      ? 'A message needs an Origin header: only this page may send one.'
      : undefined;
  }
  return origin === `http://${host?.toLowerCase()}` ? undefined : otherSite;
}

/** Only the try-out page in a browser on this machine gets through; everything else is 403 with the reason. */
export const guardLoopback: RequestHandler = (request, response, next) => {
  const refusal = explainRefusal(request);
  if (refusal === undefined) next();
  else response.status(403).json({ error: refusal });
};

/** An image on another site's page could ask for an address too, without an Origin: its browser says whence it comes. */
export const refuseOtherSites: RequestHandler = (request, response, next) => {
  const site = request.headers['sec-fetch-site'];
  if (site === undefined || site === 'same-origin') next();
  else response.status(403).json({ error: otherSite });
};
