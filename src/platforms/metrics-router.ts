import { createHash, timingSafeEqual } from 'node:crypto';
import express, { type RequestHandler, type Router } from 'express';
import { isForThisMachine, isFromThisMachine } from './from-this-machine.ts';
import { allowOnly } from './http-methods.ts';

interface Dependencies {
  readonly metrics: {
    readonly contentType: string;
    /** In the format of Prometheus. */
    metrics(): Promise<string>;
  };
  /** Whoever sends it may read them; without one only this machine may. */
  readonly token: string | undefined;
}

export function createMetricsRouter({ metrics, token }: Dependencies): Router {
  const router = express.Router();
  router
    .route('/')
    .get(token === undefined ? guardThisMachine : createGuard(token), async (_request, response) => {
      const text = await metrics.metrics();
      response.set('Content-Type', metrics.contentType).send(text);
    })
    .all(allowOnly('GET'));
  return router;
}

const guardThisMachine: RequestHandler = (request, response, next) => {
  if (isFromThisMachine(request) && isForThisMachine(request)) next();
  else {
    const error = 'Metrics are for this machine only. METRICS_TOKEN opens them for whoever sends it.';
    response.status(403).json({ error });
  }
};

function createGuard(token: string): RequestHandler {
  const expected = hash(`Bearer ${token}`);
  return (request, response, next) => {
    // Hashes have one length, and comparing them takes the same time however much of the token was right.
    if (timingSafeEqual(hash(request.headers.authorization ?? ''), expected)) next();
    else {
      response
        .status(401)
        .set('WWW-Authenticate', 'Bearer')
        .json({ error: 'Send “Authorization: Bearer”, and METRICS_TOKEN after it.' });
    }
  };
}

function hash(text: string): Buffer {
  return createHash('sha256').update(text).digest();
}
