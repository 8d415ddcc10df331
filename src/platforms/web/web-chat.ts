import express, { type RequestHandler, type Router } from 'express';
import type { Logger } from 'pino';
import type { CountEvent } from '../../chat/count-event.ts';
import type { Account } from '../../chat/incoming.ts';
import type { ChatPlatform, Respond } from '../../chat/platform.ts';
import type { Trace } from '../../chat/trace.ts';
import { allowOnly } from '../http-methods.ts';
import type { HttpServer } from '../http-server.ts';
import { readJson } from '../read-json.ts';
import { createAnswerRequests, isStopping } from './answer-requests.ts';
import { guardLoopback, refuseOtherSites } from './loopback-guard.ts';
import { createPageRouter } from './page-router.ts';
import { readListener, readMessage, readPress } from './read-request.ts';
import { createStreams } from './streams.ts';
import { type ToPlainText, toAnswer } from './to-answer.ts';

/** Somebody made up, whom one can be on the page. */
export interface SamplePerson {
  readonly account: Account;
  readonly name: string;
  readonly email: string;
  readonly roleLevel?: string;
}

interface Dependencies {
  readonly server: Pick<HttpServer, 'mount'>;
  readonly log: Logger;
  readonly count: CountEvent;
  readonly trace: Trace;
  readonly now: () => number;
  /** A new id for each delivery. */
  readonly newId: () => string;
  /** A few questions that show a first visitor what can be asked. */
  readonly examples: () => readonly string[];
  /** Whom one can be besides oneself. With nobody the page offers nothing that is for trying out only. */
  readonly sampleTeam: () => readonly SamplePerson[];
  readonly toPlainText: ToPlainText;
}

const retryMs = 10_000;

/** The local try-out page at `/chat`: the whole product in a browser, on this machine only. */
export function createWebChat(dependencies: Dependencies): ChatPlatform {
  const { server, newId, sampleTeam, toPlainText } = dependencies;
  const streams = createStreams();
  let respond: Respond | undefined;
  let isMounted = false;
  const sampleOf = (id: string) => sampleTeam().find(({ account }) => account.id === id);

  return {
    name: 'web',
    perSecond: 20,
    isTryOut: true,
    async start(respondToAll) {
      respond = respondToAll;
      if (isMounted) return;
      isMounted = true;
      server.mount('/chat', createChatRouter({ ...dependencies, streams, getRespond: () => respond }));
      server.mount('/', createEntrance());
    },
    // A page is connected to the process that serves it: no other one can send to it.
    startSending: async () => undefined,
    async sendPrivately({ id: account }, reply, { deadline }) {
      if (!respond || deadline.aborted) return { outcome: 'retry', afterMs: retryMs };
      const message = { account, answer: toAnswer(newId(), reply, toPlainText) };
      return streams.send(account, message) > 0
        ? { outcome: 'sent', reference: '' }
        : { outcome: 'unreachable', reason: 'no page of the web chat is open for them' };
    },
    findDelivery: async () => 'unknown',
    async profileOf({ id }) {
      const sample = sampleOf(id);
      if (!sample) {
        const timeZone = streams.timeZoneOf(id);
        return timeZone === undefined ? {} : { timeZone };
      }
      const { name, email, roleLevel } = sample;
      return { name, email, ...(roleLevel === undefined ? {} : { jobTitle: roleLevel }) };
    },
    findAccount: async (email) => sampleTeam().find((sample) => sample.email === email)?.account,
    async stop() {
      respond = undefined;
      streams.end();
    },
  };
}

interface RouterDependencies extends Dependencies {
  readonly streams: ReturnType<typeof createStreams>;
  /** Undefined while nothing is answered. */
  readonly getRespond: () => Respond | undefined;
}

function createChatRouter(dependencies: RouterDependencies): Router {
  const { examples, sampleTeam } = dependencies;
  const router = express.Router();
  const answer = createAnswerRequests(dependencies);
  router.use(guardLoopback, createPageRouter({ examples, sampleTeam: sampleTeam() }));
  router.route('/messages').post(readJson(64), answer(readMessage)).all(allowOnly('POST'));
  router.route('/press').post(readJson(64), answer(readPress)).all(allowOnly('POST'));
  router
    .route('/events')
    .all(refuseOtherSites)
    .head((_request, response) => void response.type('text/event-stream').end())
    .get(listenWith(dependencies))
    .all(allowOnly('GET'));
  return router;
}

/** Somebody who opens the address of the server without a path wants the page. */
function createEntrance(): Router {
  return express.Router().get('/', guardLoopback, (_request, response) => response.redirect('/chat'));
}

function listenWith({ getRespond, streams }: RouterDependencies): RequestHandler {
  return (request, response) => {
    if (!getRespond()) {
      response.status(503).json(isStopping);
      return;
    }
    const result = readListener(request.query);
    if (result.ok) streams.add(response, result.value);
    else response.status(400).json({ error: result.error });
  };
}
