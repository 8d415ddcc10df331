import { createServer } from 'node:http';
import express, { type Router } from 'express';
import type { Logger } from 'pino';
import { answerError, answerNotFound } from './http-errors.ts';
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
export function createHttpServer({ host, port, log, isReady, graceMs = 10_000 }: Dependencies): HttpServer {
  let stopped: Promise<void> | undefined;
  const isStopping = (): boolean => stopped !== undefined;
  const app = express();
  const mounted = express.Router();
  app.disable('x-powered-by');
  app.use(setSecurityHeaders);
  app.use((_request, response, next) => {
    // Otherwise a client that keeps its connection open holds up `stop`.
    if (isStopping()) response.setHeader('Connection', 'close');
    response.once('close', () => {
      if (isStopping()) server.closeIdleConnections();
    });
    next();
  });
  app.use(createHealthRouter(() => isReady() && !isStopping()));
  app.use(mounted, answerNotFound, answerError({ log }));
  const server = createServer(
    { requestTimeout: 30_000, headersTimeout: 10_000, keepAliveTimeout: 5_000 },
    app,
  );

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
