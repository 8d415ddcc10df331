import express, { type Request, type RequestHandler } from 'express';
import { isNestedTooDeeply } from './json-depth.ts';

/** Reads a JSON body of at most so many KB into `request.body`; anything else is refused with the reason. */
export function readJson(mostKb: number): RequestHandler[] {
  const most = mostKb * 1_024;
  const parse = express.json({
    limit: most,
    verify(_request, _response, body) {
      if (!isNestedTooDeeply(body)) return;
      throw fault(400, 'entity.nested.too.deeply');
    },
  });
  const requireJson: RequestHandler = (request, response, next) => {
    if (!request.is('application/json'))
      response.status(415).json({ error: 'Send the body as JSON, with Content-Type: application/json.' });
    // In others a bracket may have other bytes than those that are counted.
    else if (!isUtf8(request)) next(fault(415, 'charset.unsupported'));
    // Otherwise the rest would be read before it is refused.
    else if (Number(request.headers['content-length']) > most) next(fault(413, 'entity.too.large', most));
    else next();
  };
  return [requireJson, parse];
}

function isUtf8(request: Request): boolean {
  const [, charset = 'utf-8'] =
    /;\s*charset\s*=\s*"?([^\s";]*)/i.exec(request.headers['content-type'] ?? '') ?? [];
  return /^utf-?8$/i.test(charset);
}

/** As Express's own reader gives them. */
function fault(status: number, type: string, limit?: number): Error {
  return Object.assign(new Error(type), { status, type, limit });
}
