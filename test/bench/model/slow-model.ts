// A process of its own, started by bench-model.ts: it writes true sentences as slowly as a model does, and tells when.
import { createServer, type ServerResponse } from 'node:http';
import { setTimeout as sleep } from 'node:timers/promises';
import { createRandom, writeLying } from '../../answers/written/lying-writer.ts';

/** In milliseconds since 1970, with parts. */
interface Times {
  readonly received: number;
  /** When each sentence had left, by its text without marks. */
  readonly left: Record<string, number>;
}

const firstAfterMs = 400;
const betweenMs = Number(process.argv[2] ?? 100);
const pieces = 60;
const random = createRandom(1);
const times: Record<string, Times> = {};
const now = () => performance.timeOrigin + performance.now();

const server = createServer(async (request, response) => {
  let text = '';
  for await (const part of request.setEncoding('utf8')) text += part;
  if (request.url === '/times') {
    response.end(JSON.stringify(times));
  } else if (request.url?.endsWith('/models')) {
    response.setHeader('content-type', 'application/json');
    response.end(JSON.stringify({ object: 'list', data: [{ id: 'slow', object: 'model' }] }));
  } else await write(JSON.parse(text).messages.at(-1).content, response);
});

async function write(input: string, response: ServerResponse): Promise<void> {
  const question = /<question>\n(.*)\n<\/question>/.exec(input)?.[1] ?? '';
  const mine: Times = { received: now(), left: {} };
  times[question] = mine;
  const sentences = writeLying(input, 0, random).map(({ text }) => text);
  const whole = sentences.join('\n');
  const send = (data: object | string) =>
    response.write(`data: ${typeof data === 'string' ? data : JSON.stringify(data)}\n\n`);
  const common = { id: 'c', object: 'chat.completion.chunk', created: 0, model: 'slow' };
  response.writeHead(200, { 'content-type': 'text/event-stream' });
  await sleep(firstAfterMs);
  const length = Math.max(1, Math.ceil(whole.length / pieces));
  const ends = endsOf(sentences);
  for (let at = 0; at < whole.length && !response.destroyed; at += length) {
    for (const [sentence, end] of ends) if (at + length >= end) mine.left[sentence] ??= now();
    const content = whole.slice(at, at + length);
    send({ ...common, choices: [{ index: 0, delta: { content }, finish_reason: null }] });
    await sleep(betweenMs);
  }
  send({ ...common, choices: [{ index: 0, delta: {}, finish_reason: 'stop' }] });
  send('[DONE]');
  response.end();
}

/** After the line's end it is known to be complete. */
function endsOf(sentences: readonly string[]): Map<string, number> {
  const ends = new Map<string, number>();
  let end = 0;
  for (const sentence of sentences) {
    end += sentence.length + 1;
    ends.set(sentence.replace(/\s*\[[\d,\s]+\]/g, '').trim(), Math.min(end, sentences.join('\n').length));
  }
  return ends;
}

server.listen(0, '127.0.0.1', () => {
  const address = server.address();
  const port = typeof address === 'object' ? address?.port : '';
  console.log(JSON.stringify({ url: `http://127.0.0.1:${port}` }));
});
