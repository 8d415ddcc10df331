import type { RequestHandler } from 'express';

/** For `.all()` after a route's own methods: 405 and which methods there are. */
export function allowOnly(...methods: readonly ('GET' | 'POST')[]): RequestHandler {
  // Express answers HEAD wherever it answers GET.
  const allowed = methods.flatMap((method) => (method === 'GET' ? ['GET', 'HEAD'] : [method])).join(', ');
  return (request, response) => {
    response
      .status(405)
      .set('Allow', allowed)
      .json({ error: `${request.method} is not possible here, only ${allowed}.` });
  };
}
