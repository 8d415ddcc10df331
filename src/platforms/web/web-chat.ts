import express, { type RequestHandler, type Router } from 'express';
import type { Logger } from 'pino';
import type { Incoming } from '../../chat/incoming.ts';
import type { ChatPlatform, Respond } from '../../chat/platform.ts';
import { unseenProgress } from '../../chat/progress.ts';
import type { Reply } from '../../chat/reply.ts';
import { toAdaptiveCards } from '../adaptive-cards/answer-card.ts';
import { allowOnly } from '../http-methods.ts';
import type { HttpServer } from '../http-server.ts';
import { readJson } from '../read-json.ts';
import { guardLoopback } from './loopback-guard.ts';
import { createPageRouter } from './page-router.ts';
import { type Read, readMessage, readPress } from './read-request.ts';

interface Dependencies {
  readonly server: Pick<HttpServer, 'mount'>;
  readonly log: Logger;
  /** A new id for each delivery. */
  readonly newId: () => string;
  /** A few questions that show a first visitor what can be asked. */
  readonly examples: readonly string[];
  /** The reply as plain text, for a browser that cannot draw its cards. */
  readonly toPlainText: (reply: Reply) => string;
}

/** The local try-out page at `/chat`: the whole product in a browser, on this machine only. */
export function createWebChat({ server, log, newId, examples, toPlainText }: Dependencies): ChatPlatform {
  let respond: Respond | undefined;
  let isMounted = false;

  const answer =
    (read: (id: string, body: unknown) => Read<Incoming>): RequestHandler =>
    async (request, response) => {
      if (!respond) {
        response.status(503).json({ error: 'Rolecall is stopping. Try again when it runs.' });
        return;
      }
      const id = newId();
      const result = read(id, request.body);
      if (!result.ok) {
        response.status(400).json({ error: result.error });
        return;
      }
      const reply = await respond(result.incoming, unseenProgress);
      const { feedbackOn } = reply;
      response.json({ id, cards: toAdaptiveCards(reply), text: toPlainText(reply), feedbackOn });
      log.debug({ id, kind: result.incoming.kind }, 'answered on the try-out page');
    };

  const createChatRouter = (): Router => {
    const router = express.Router();
    router.use(guardLoopback, createPageRouter({ examples }));
    router.route('/messages').post(readJson(64), answer(readMessage)).all(allowOnly('POST'));
    router.route('/press').post(readJson(64), answer(readPress)).all(allowOnly('POST'));
    return router;
  };

  /** Somebody who opens the address of the server without a path wants the page. */
  const createEntrance = (): Router =>
    express.Router().get('/', guardLoopback, (_request, response) => response.redirect('/chat'));

  return {
    name: 'web',
    perSecond: 1,
    async start(respondToAll) {
      respond = respondToAll;
      if (isMounted) return;
      isMounted = true;
      server.mount('/chat', createChatRouter());
      server.mount('/', createEntrance());
    },
    // Nobody is there who could be written to.
    sendPrivately: async () => ({ outcome: 'unreachable', reason: 'the web chat is only a page' }),
    findDelivery: async () => 'unknown',
    profileOf: async () => ({}),
    findAccount: async () => undefined,
    async stop() {
      respond = undefined;
    },
  };
}
