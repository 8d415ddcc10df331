import { get } from 'node:http';
import { createInterface } from 'node:readline';
import { onTestFinished } from 'vitest';

interface Heard {
  readonly account: string;
  readonly answer: { readonly id: string; readonly text: string; readonly cards: readonly object[] };
}

/** A page's stream of messages, which is open once this resolves. */
export function hear(url: string, query: string) {
  return new Promise<{ next(): Promise<Heard | 'ended'>; close(): void }>((resolve, reject) => {
    const request = get(`${url}/chat/events?${query}`, (response) => {
      const lines = createInterface({ input: response })[Symbol.asyncIterator]();
      const next = async (): Promise<Heard | 'ended'> => {
        const { value, done } = await lines.next();
        if (done) return 'ended';
        return value.startsWith('data: ') ? JSON.parse(value.slice('data: '.length)) : next();
      };
      resolve({ next, close: () => void request.destroy() });
    });
    request.on('error', reject);
    onTestFinished(() => void request.destroy());
  });
}
