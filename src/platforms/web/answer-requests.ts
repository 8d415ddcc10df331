import type { Request, RequestHandler, Response } from 'express';
import type { Logger } from 'pino';
import type { CountEvent } from '../../chat/count-event.ts';
import { asRequest } from '../../chat/current-request.ts';
import type { Incoming } from '../../chat/incoming.ts';
import type { Respond } from '../../chat/platform.ts';
import { unseenProgress } from '../../chat/progress.ts';
import type { Trace } from '../../chat/trace.ts';
import { openLiveReply, stoppedByClose } from './live-reply.ts';
import type { Read } from './read-request.ts';
import { type ToPlainText, toAnswer } from './to-answer.ts';

interface Dependencies {
  readonly log: Logger;
  readonly count: CountEvent;
  readonly trace: Trace;
  readonly now: () => number;
  /** A new id for each delivery. */
  readonly newId: () => string;
  /** Undefined while nothing is answered. */
  readonly getRespond: () => Respond | undefined;
  readonly toPlainText: ToPlainText;
}

type ReadIncoming = (id: string, body: unknown) => Read<Incoming>;

export const isStopping = { error: 'Rolecall is stopping. Try again when it runs.' };
const failed = 'Something went wrong in Rolecall. The details are in its log.';

/** Answers what `read` understands: with events while it is worked on where they are asked for, otherwise at once. */
export function createAnswerRequests(dependencies: Dependencies): (read: ReadIncoming) => RequestHandler {
  const { log, count, trace, now, newId, getRespond } = dependencies;
  return (read) => async (request, response) => {
    const respond = getRespond();
    if (!respond) {
      response.status(503).json(isStopping);
      return;
    }
    const id = newId();
    const result = read(id, request.body);
    if (!result.ok) {
      response.status(400).json({ error: result.error });
      return;
    }
    const answer = wantsEvents(request) ? answerLive : answerAtOnce;
    const cameAt = now();
    await asRequest('web', id, async () => {
      await trace('event', { platform: 'web' }, () =>
        answer(result.value, response, { ...dependencies, respond }),
      );
      log.debug({ kind: result.value.kind }, 'answered on the try-out page');
    });
    const seconds = Math.max(0, now() - cameAt) / 1_000;
    count({ what: 'settled', platform: 'web', outcome: 'answered', seconds });
  };
}

function wantsEvents(request: Request): boolean {
  return request.accepts(['json', 'text/event-stream']) === 'text/event-stream';
}

type Answering = Pick<Dependencies, 'log' | 'toPlainText'> & { readonly respond: Respond };

async function answerAtOnce(
  incoming: Incoming,
  response: Response,
  { respond, toPlainText }: Answering,
): Promise<void> {
  const reply = await respond(incoming, { ...unseenProgress, stopped: stoppedByClose(response) });
  response.json(toAnswer(incoming.id, reply, toPlainText));
}

async function answerLive(
  incoming: Incoming,
  response: Response,
  { respond, toPlainText, log }: Answering,
): Promise<void> {
  const live = openLiveReply(response);
  try {
    live.answer(toAnswer(incoming.id, await respond(incoming, live.progress), toPlainText));
  } catch (error) {
    log.error({ err: error }, 'an answer could not be shown');
    live.fail(failed);
  }
}
