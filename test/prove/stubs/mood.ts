import type { ServerResponse } from 'node:http';

/** What a neighbour does with whatever it is asked. */
export type Mood = 'well' | '429' | '500' | 'nothing' | 'nonsense';

/** Whether it has been answered, or never will be: then there is nothing more to say. */
export function answersMoody(mood: Mood, response: ServerResponse): boolean {
  switch (mood) {
    case 'well':
      return false;
    case 'nothing':
      return true;
    case '429':
      response.writeHead(429, { 'Retry-After': '2', 'Content-Type': 'application/json' });
      response.end('{"ok":false,"error":"ratelimited"}');
      return true;
    case '500':
      response.writeHead(500, { 'Content-Type': 'application/json' });
      response.end('{"ok":false,"error":"internal_error"}');
      return true;
    case 'nonsense':
      response.writeHead(200, { 'Content-Type': 'text/html' }).end('<html>What is this?');
      return true;
  }
}
