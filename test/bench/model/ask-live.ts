import { randomUUID } from 'node:crypto';
import { request } from 'node:http';

/** In milliseconds since 1970, with parts. */
export interface Asked {
  readonly question: string;
  readonly asked: number;
  /** When the first sentence was there, and which it was. */
  readonly first: { readonly at: number; readonly text: string } | undefined;
  readonly sentences: number;
}

const now = () => performance.timeOrigin + performance.now();

/** Asks in the web chat, and reads the answer as it comes. */
export function askLive(url: string, question: string): Promise<Asked> {
  const body = JSON.stringify({ account: randomUUID(), conversation: randomUUID(), text: question });
  const headers = {
    'content-type': 'application/json',
    accept: 'text/event-stream',
    origin: new URL(url).origin,
  };
  const asked = now();
  return new Promise((resolve, reject) => {
    const sending = request(new URL('/chat/messages', url), { method: 'POST', headers }, (response) => {
      if (response.statusCode !== 200) reject(new Error(`refused: ${response.statusCode}`));
      let text = '';
      let first: Asked['first'];
      response.setEncoding('utf8').on('data', (part: string) => {
        text += part;
        const sentence = first ? undefined : /event: sentence\ndata: (.*)\n/.exec(text)?.[1];
        if (sentence) first = { at: now(), text: JSON.parse(sentence).text };
      });
      response.on('end', () => {
        resolve({ question, asked, first, sentences: text.split('event: sentence').length - 1 });
      });
      response.on('error', reject);
    });
    sending.on('error', reject);
    sending.end(body);
  });
}
