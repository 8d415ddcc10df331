import { createInteractions } from '../platforms/slack/interactions.ts';
import { openSlack } from '../platforms/slack/open-slack.ts';
import type { Call } from '../platforms/slack/slack-front.ts';
import type { Whole } from './open-whole.ts';
import { readBlocks, type SentBlock, type SentInput, toState } from './read-blocks.ts';
import { blank, joinScreens, type Screen } from './screen.ts';
import type { Wire } from './talk.ts';

interface Posted {
  readonly channel: string;
  readonly ts: string;
}

interface SentModal {
  readonly callback_id: string;
  readonly private_metadata: string;
  readonly submit: { readonly text: string };
  readonly blocks: readonly SentBlock[];
}

/** In a direct message of an emulated workspace; what is replaced is replaced there. */
export async function openOnSlack(whole: Whole, jobTitle = ''): Promise<Wire> {
  const { respond, stores } = whole;
  const opened = await openSlack(respond, { stores });
  const { front, slack, ada, ask } = opened;
  const profile = { real_name: 'Ada', email: 'ada@acme.example', title: jobTitle };
  front.pass('chat.update');
  // The emulated Slack has no time zones.
  front.answer('users.info', { user: { id: ada, tz: 'Europe/London', profile } });
  whole.use(slack);
  const { pressDrawn, submit } = createInteractions(opened);
  const threads = new Map<string, string>();

  /** What was sent while somebody did this. */
  const seeAfter = async (act: () => Promise<unknown>): Promise<Screen> => {
    const before = front.calls.length;
    await act();
    await whole.allAnswered();
    return joinScreens(front.calls.slice(before).map(draw));
  };
  const draw = (call: Call): Screen => {
    const { method, values } = call;
    if (method === 'views.open') return drawModal(JSON.parse(values.get('view') ?? ''));
    if (method === 'chat.postMessage') return { ...drawMessage(call), place: 'below' };
    return method === 'chat.update' ? { ...drawMessage(call), place: 'in its place' } : blank;
  };
  const drawMessage = ({ method, values, answered = {} }: Call): Screen => {
    if (!isPosted(answered)) throw new Error(`${method}: ${JSON.stringify(answered)}`);
    const { channel, ts } = answered;
    const thread = values.get('thread_ts') ?? threads.get(ts);
    if (thread) threads.set(ts, thread);
    const where = { channel, ts, ...(thread ? { thread } : {}) };
    return readBlocks(JSON.parse(values.get('blocks') ?? '[]'), (button) =>
      seeAfter(() => pressDrawn(button, where)),
    );
  };
  const drawModal = (view: SentModal): Screen => {
    const inputs = view.blocks.filter((block): block is SentInput => block.type === 'input');
    return {
      ...readBlocks(view.blocks, () => Promise.reject(new Error('a button in a modal'))),
      buttons: [
        {
          label: view.submit.text,
          press: (entered) => seeAfter(() => submit(view, toState(inputs, entered))),
        },
      ],
      place: 'in a window',
    };
  };

  return {
    say: (text) => seeAfter(() => ask(text)),
    wake: (instant) => seeAfter(() => whole.wake(instant)),
  };
}

function isPosted(answered: object): answered is Posted {
  return 'channel' in answered && 'ts' in answered;
}
