import express, { type Request, type Response, type Router } from 'express';
import type { Logger } from 'pino';
import type { CountEvent } from '../../chat/count-event.ts';
import { asRequest } from '../../chat/current-request.ts';
import type { Trace } from '../../chat/trace.ts';
import { allowOnly } from '../http-methods.ts';
import { readJson } from '../read-json.ts';
import type { Refusal } from './authenticate.ts';
import type { AnswerInvoke } from './invokes.ts';
import { type Envelope, readEnvelope, receivedOf } from './read-activity.ts';

interface Dependencies {
  /** Undefined for what may be answered. */
  readonly refuse: (request: Request, sent: Envelope) => Promise<Refusal | undefined>;
  /** Resolves when it is kept, and may be acknowledged. */
  readonly accept: (body: unknown, sent: Envelope) => Promise<void>;
  readonly answerInvoke: AnswerInvoke;
  readonly log: Logger;
  readonly count: CountEvent;
  readonly trace: Trace;
  readonly now: () => number;
}

/** A message has up to 28 KB, and may come as text and as HTML. */
const mostKb = 256;

/** What Teams calls: everything that is not from it is 401, whatever is wrong with it. */
export function createEndpoint(dependencies: Dependencies): Router {
  const { refuse, accept, answerInvoke, log, count, trace, now } = dependencies;

  const receive = async (request: Request, response: Response): Promise<void> => {
    const sent = readEnvelope(request.body);
    const refusal = sent ? await refuse(request, sent) : noActivity;
    if (!sent || refusal) {
      logRefusal(refusal ?? noActivity, log);
      count({ what: 'refused', by: 'teams', reason: (refusal ?? noActivity).ground });
      response.status(401).json({ error: 'This address is for Microsoft Teams.' });
      return;
    }
    await asRequest('teams', receivedOf(sent).id, () => take(request, response, sent));
  };

  const take = async (request: Request, response: Response, sent: Envelope): Promise<void> => {
    if (sent.type !== 'invoke') {
      await accept(request.body, sent);
      response.status(200).end();
      return;
    }
    const { name, value, replyToId } = request.body;
    const cameAt = now();
    const invoke = {
      ...{ sent, name: String(name), value },
      replyToId: typeof replyToId === 'string' ? replyToId : undefined,
    };
    const { status, body } = await trace('event', { platform: 'teams' }, () => answerInvoke(invoke));
    response.status(status);
    if (body === undefined) response.end();
    else response.json(body);
    const seconds = Math.max(0, now() - cameAt) / 1_000;
    count({ what: 'settled', platform: 'teams', outcome: 'answered', seconds });
  };

  const router = express.Router();
  router.route('/').post(readJson(mostKb), receive).all(allowOnly('POST'));
  return router;
}

const noActivity: Refusal = { reason: 'no activity', ground: 'unreadable' };

function logRefusal({ reason, ground }: Refusal, log: Logger): void {
  if (ground === 'outage') log.error({ reason }, 'what may have come from Teams was refused');
  else log.warn({ reason }, 'something that did not come from Teams was refused');
}
