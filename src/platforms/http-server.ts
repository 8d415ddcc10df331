import { createServer } from 'node:http';
import express, { type Router } from 'express';
import type { Logger } from 'pino';
import type { CountEvent } from '../chat/count-event.ts';
import { answerError, answerNotFound } from './http-errors.ts';
import {
  type HttpLimits,
  limitConnections,
  refuseManyHeaders,
  toServerOptions,
  usualLimits,
} from './http-limits.ts';
import { allowOnly } from './http-methods.ts';
import { startListening, toUrl } from './listen.ts';
import { setSecurityHeaders } from './security-headers.ts';

export interface HttpServer {
  /** Endpoints below `path`; possible at any time, also while listening. */
  mount(path: string, router: Router): void;
  /** Rejects with what to change when the address cannot be had. */
  listen(): Promise<{ url: string }>;
  /** Takes no new requests, finishes those under way within the time of grace, then cuts what is left. */
  stop(): Promise<void>;
}

interface Dependencies {
  readonly host: string;
  /** 0 takes any free port. */
  readonly port: number;
  readonly log: Logger;
  /** What `/readyz` says, as long as the server isn't stopping. */
  readonly isReady: () => boolean;
  /** How long requests under way may take after `stop`; 10 seconds unless told. */
  readonly graceMs?: number;
  /** The usual ones unless told. */
  readonly limits?: HttpLimits;
  readonly count?: CountEvent;
}

function createHealthRouter(isReady: () => boolean): Router {
  const router = express.Router();
  router
    .route('/healthz')
    .get((_request, response) => void response.json({ status: 'alive' }))
    .all(allowOnly('GET'));
  router
    .route('/readyz')
    .get((_request, response) => {
      const ready = isReady();
      response.status(ready ? 200 : 503).json({ status: ready ? 'ready' : 'not ready' });
    })
    .all(allowOnly('GET'));
  return router;
}

/** The one HTTP server of the process: every platform mounts its endpoints here. */
export function createHttpServer(dependencies: Dependencies): HttpServer {
  const { host, port, log, isReady, graceMs = 10_000 } = dependencies;
  const { limits = usualLimits, count = () => undefined } = dependencies;
  let stopped: Promise<void> | undefined;
  const isStopping = (): boolean => stopped !== undefined;
  const app = express();
  const mounted = express.Router();
  app.disable('x-powered-by');
  app.use(setSecurityHeaders, refuseManyHeaders(limits));
  app.use((_request, response, next) => {
    // Otherwise a client that keeps its connection open holds up `stop`, or sends something just when it is closed.
    if (isStopping() || !isReady()) response.setHeader('Connection', 'close');
    response.once('close', () => {
      if (isStopping()) server.closeIdleConnections();
    });
    next();
  });
  app.use(createHealthRouter(() => isReady() && !isStopping()));
  app.use(mounted, answerNotFound(isReady), answerError({ log, count }));
  const server = createServer(toServerOptions(limits), app);
  limitConnections(server, limits, () => count({ what: 'refused', by: 'server', reason: 'connections' }));

  const close = (): Promise<void> =>
    new Promise((resolve) => {
      const cut = setTimeout(() => {
        log.warn({ graceMs }, 'requests under way were cut: they took longer than the time of grace');
        server.closeAllConnections();
      }, graceMs);
      server.close(() => {
        clearTimeout(cut);
        resolve();
      });
      server.closeIdleConnections();
    });

  return {
    mount: (path, router) => void mounted.use(path, router),
    async listen() {
      await startListening({ server, host, port });
      return { url: toUrl(host, server) };
    },
    stop() {
      stopped ??= server.listening ? close() : Promise.resolve();
      return stopped;
    },
  };
}
