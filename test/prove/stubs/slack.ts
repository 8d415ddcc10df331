import { type Arrivals, createArrivals } from './arrivals.ts';
import { listen } from './listen.ts';
import { answersMoody, type Mood } from './mood.ts';

export interface StubSlack {
  readonly apiUrl: string;
  /** Where a command is answered. */
  readonly responseUrlOf: (id: string) => string;
  /** By channel and thread, by the id of a command, or by the person whose home it is. */
  readonly arrivals: Arrivals;
  setMood(mood: Mood): void;
  close(): void;
}

interface Posted {
  readonly ts: string;
  readonly bot_id: string;
  readonly metadata: unknown;
}

/** The id of an answer: a second one has another. */
const eachAnswersOwn = /[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}/g;

/** Slack's API as far as the bot needs it: it takes everything, and gives back what stands in a thread. */
export async function openStubSlack(): Promise<StubSlack> {
  const arrivals = createArrivals();
  const threads = new Map<string, Posted[]>();
  let mood: Mood = 'well';
  let count = 0;

  const post = (said: URLSearchParams): object => {
    const key = `${said.get('channel')}:${said.get('thread_ts')}`;
    const ts = `1763900000.${String(++count).padStart(6, '0')}`;
    // A long answer has several messages, some with the same text beside other blocks.
    const shown = [said.get('text') ?? said.get('markdown_text') ?? '', said.get('blocks') ?? ''].join('\n');
    arrivals.note(key, shown.replaceAll(eachAnswersOwn, ''));
    const metadata = JSON.parse(said.get('metadata') ?? 'null');
    threads.set(key, [...(threads.get(key) ?? []), { ts, bot_id: 'B0', metadata }]);
    return { ts, channel: said.get('channel') };
  };
  const call = (method: string, said: URLSearchParams): object => {
    switch (method) {
      case 'auth.test':
        return { user_id: 'U0', bot_id: 'B0', team_id: 'T1' };
      case 'chat.postMessage':
      case 'chat.postEphemeral':
      case 'chat.startStream':
        return post(said);
      case 'conversations.replies':
        return { messages: threads.get(`${said.get('channel')}:${said.get('ts')}`) ?? [] };
      case 'views.publish':
        arrivals.note(`home:${said.get('user_id')}`, 'home');
        return {};
      default:
        return {};
    }
  };

  const { url, close } = await listen((request, response, body) => {
    if (answersMoody(mood, response)) return;
    const path = request.url ?? '';
    response.setHeader('Content-Type', 'application/json');
    if (path.startsWith('/respond/')) {
      arrivals.note(path.slice('/respond/'.length), body.replaceAll(eachAnswersOwn, ''));
      response.end('ok');
      return;
    }
    const said = call(path.replace('/api/', ''), new URLSearchParams(body));
    response.end(JSON.stringify({ ok: true, ...said }));
  });
  return {
    ...{ arrivals, close, apiUrl: `${url}/api/` },
    responseUrlOf: (id) => `${url}/respond/${id}`,
    setMood(told) {
      mood = told;
    },
  };
}
