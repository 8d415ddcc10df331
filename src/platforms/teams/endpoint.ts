import express, { type Request, type Response, type Router } from 'express';
import type { Logger } from 'pino';
import { allowOnly } from '../http-methods.ts';
import { readJson } from '../read-json.ts';
import type { Refusal } from './authenticate.ts';
import type { AnswerInvoke } from './invokes.ts';
import { type Envelope, readEnvelope } from './read-activity.ts';

interface Dependencies {
  /** Undefined for what may be answered. */
  readonly refuse: (request: Request, sent: Envelope) => Promise<Refusal | undefined>;
  /** Resolves when it is kept, and may be acknowledged. */
  readonly accept: (body: unknown, sent: Envelope) => Promise<void>;
  readonly answerInvoke: AnswerInvoke;
  readonly log: Logger;
}

/** A message has up to 28 KB, and may come as text and as HTML. */
const mostKb = 256;

/** What Teams calls: everything that is not from it is 401, whatever is wrong with it. */
export function createEndpoint({ refuse, accept, answerInvoke, log }: Dependencies): Router {
  const receive = async (request: Request, response: Response): Promise<void> => {
    const sent = readEnvelope(request.body);
    const refusal = sent ? await refuse(request, sent) : { reason: 'no activity' };
    if (!sent || refusal) {
      logRefusal(refusal, log);
      response.status(401).json({ error: 'This address is for Microsoft Teams.' });
      return;
    }
    if (sent.type !== 'invoke') {
      await accept(request.body, sent);
      response.status(200).end();
      return;
    }
    const { name, value, replyToId } = request.body;
    const { status, body } = await answerInvoke({
      ...{ sent, name: String(name), value },
      replyToId: typeof replyToId === 'string' ? replyToId : undefined,
    });
    response.status(status);
    if (body === undefined) response.end();
    else response.json(body);
  };

  const router = express.Router();
  router.route('/').post(readJson(mostKb), receive).all(allowOnly('POST'));
  return router;
}

function logRefusal(refusal: Refusal | undefined, log: Logger): void {
  if (refusal?.isOutage) log.error({ reason: refusal.reason }, 'what may have come from Teams was refused');
  else log.warn({ reason: refusal?.reason }, 'something that did not come from Teams was refused');
}
