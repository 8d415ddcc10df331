import type { Response } from 'express';
import type { Progress } from '../../chat/progress.ts';

/** A reply that the page shows while it is worked on, by server-sent events. */
interface LiveReply {
  readonly progress: Progress;
  answer(answer: object): void;
  /** In words for the person. */
  fail(error: string): void;
}

export function openLiveReply(response: Response): LiveReply {
  const stopped = stoppedByClose(response);
  response.type('text/event-stream').flushHeaders();
  const send = (name: 'status' | 'sentence' | 'answer' | 'error', data: object): void => {
    if (!stopped.aborted) response.write(`event: ${name}\ndata: ${JSON.stringify(data)}\n\n`);
  };
  return {
    progress: {
      stopped,
      status: (text) => send('status', { text }),
      append: async ({ text, cites }) => send('sentence', { text, cites }),
    },
    answer(answer) {
      send('answer', answer);
      response.end();
    },
    fail(error) {
      send('error', { error });
      response.end();
    },
  };
}

/** Aborted where the page closes the connection before it has the whole answer: that is how it stops one. */
export function stoppedByClose(response: Response): AbortSignal {
  const stopping = new AbortController();
  response.once('close', () => {
    if (!response.writableEnded) stopping.abort();
  });
  return stopping.signal;
}
