import { expect, it } from 'vitest';
import type { Message, Press } from '../../src/chat/incoming.ts';
import { unseenProgress } from '../../src/chat/progress.ts';
import { createRouter } from '../../src/chat/router.ts';
import { say } from '../../src/chat/say.ts';

const received = {
  id: 'delivery-1',
  from: { platform: 'fake', workspace: 'acme', id: 'ada' },
  conversation: 'thread-1',
  audience: 'private',
} as const;

const message = (text: string): Message => ({ ...received, kind: 'message', text });
const press = (action: string, value = ''): Press => ({
  ...received,
  kind: 'press',
  action,
  value,
  inputs: {},
});

function createTried(replyToMessage = async ({ text }: Message) => say(`You asked: ${text}`)) {
  const logged: object[] = [];
  const counted: object[] = [];
  const respond = createRouter({
    replyToMessage,
    replyToPress: { wave: async ({ value }) => say(`Waved ${value}`) },
    newReference: () => 'ref-1',
    log: { info: () => undefined, error: (details, text) => logged.push({ ...details, text }) },
    count: (event) => void counted.push(event),
  });
  const textOf = async (incoming: Message | Press) => {
    const { blocks } = await respond(incoming, unseenProgress);
    return blocks.map((block) => (block.type === 'paragraph' ? block.line.text : block.type)).join('\n');
  };
  return { textOf, logged, counted };
}

it.each([
  [message('hello'), 'You asked: hello'],
  [press('ask', 'hello'), 'You asked: hello'],
  [press('wave', 'back'), 'Waved back'],
  [press('gone'), 'I don’t know that button any more; it may be from an older message. Please ask me again.'],
  [
    press('constructor'),
    'I don’t know that button any more; it may be from an older message. Please ask me again.',
  ],
])('%j is replied to', async (incoming, text) => {
  expect(await createTried().textOf(incoming)).toBe(text);
});

it('turns a bug into an apology with the reference that the log has, without what was written', async () => {
  const bug = new Error('a bug');
  const { textOf, logged } = createTried(() => Promise.reject(bug));
  expect(await textOf(message('my secret'))).toBe(
    'Sorry, something went wrong on my side. Please try again. If it happens again, tell the people who look after Rolecall this reference: ref-1.',
  );
  expect(logged).toEqual([
    {
      err: bug,
      reference: 'ref-1',
      kind: 'message',
      platform: 'fake',
      text: 'a reply failed',
    },
  ]);
});

it('counts a button that is known by what it does, and no other', async () => {
  const { textOf, counted } = createTried();
  for (const action of ['wave', 'gone', 'constructor', 'wave']) await textOf(press(action));
  expect(counted).toEqual([
    { what: 'press', platform: 'fake', action: 'wave' },
    { what: 'press', platform: 'fake', action: 'wave' },
  ]);
});
