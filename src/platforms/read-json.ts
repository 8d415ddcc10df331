import express, { type RequestHandler } from 'express';

const deepest = 32;
const quote = 0x22;
const backslash = 0x5c;
const openers = new Set([0x5b, 0x7b]);
const closers = new Set([0x5d, 0x7d]);

/** Counted on the bytes, before anything walks the parsed value by recursion. */
function isNestedTooDeeply(body: Buffer): boolean {
  let depth = 0;
  let isInString = false;
  for (let index = 0; index < body.length; index += 1) {
    const byte = body[index] as number;
    if (isInString && byte === backslash) index += 1;
    else if (byte === quote) isInString = !isInString;
    else if (!isInString && openers.has(byte)) depth += 1;
    else if (!isInString && closers.has(byte)) depth -= 1;
    if (depth > deepest) return true;
  }
  return false;
}

/** Reads a JSON body of at most so many KB into `request.body`; anything else is refused with the reason. */
export function readJson(mostKb: number): RequestHandler[] {
  const parse = express.json({
    limit: mostKb * 1_024,
    verify(_request, _response, body) {
      if (!isNestedTooDeeply(body)) return;
      throw Object.assign(new Error('nested too deeply'), { status: 400, type: 'entity.nested.too.deeply' });
    },
  });
  const requireJson: RequestHandler = (request, response, next) => {
    if (request.is('application/json')) next();
    else response.status(415).json({ error: 'Send the body as JSON, with Content-Type: application/json.' });
  };
  return [requireJson, parse];
}
