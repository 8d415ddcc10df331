import { setTimeout as wait } from 'node:timers/promises';
import { expect, it } from 'vitest';
import type { Progress } from '../../../src/chat/progress.ts';
import { nothing, type Reply } from '../../../src/chat/reply.ts';
import { say } from '../../../src/chat/say.ts';
import { openTeams } from './open-teams.ts';
import type { Json } from './teams-front.ts';

/** What an activity says of its place in a stream. */
const streamOf = (body: Json) => {
  const entities = (body['entities'] ?? []) as Json[];
  return entities.find(({ type }) => type === 'streaminfo');
};
/** What was refused was a message of the stream. */
const lastOf = ({ messages }: { readonly messages: () => Json[] }) => {
  const last = messages().at(-1) ?? {};
  return [last['text'], streamOf(last)];
};
const asAnyOther = [expect.stringMatching(/first.*second/i), undefined];
const line = (text: string) => ({ text, cites: [] });
const written = (...texts: string[]): Reply => ({
  ...nothing,
  blocks: [{ type: 'prose', lines: texts.map(line), detail: false }],
});
const stoppedNote = 'Stopped. A model wrote what stands above; ask again for its sources.';
const ended = (message: string) => ({
  status: 403,
  body: { error: { code: 'ContentStreamNotAllowed', message } },
});
const stopped = ended('Content stream was canceled by user.');

async function untilAborted({ stopped: signal }: Progress): Promise<void> {
  while (!signal.aborted) await wait(20);
}

it('sends an answer that takes no time as one message', async () => {
  const { say: tell, front } = await openTeams(async () => say('At once.'));
  await tell('hello there, bot');
  await expect.poll(() => front.messages()).toHaveLength(1);
  expect(front.sent).toHaveLength(1);
  expect(streamOf(front.sent[0]?.body ?? {})).toBeUndefined();
});

it('shows in a personal chat what it does, then the text so far, then the message, as one numbered stream', async () => {
  const { say: tell, front } = await openTeams(async (_incoming, progress) => {
    progress.status('Reading the role documents…');
    await wait(1_200);
    progress.status('Comparing…');
    await progress.append(line('The first sentence.'));
    await progress.append(line('The second.'));
    const [first, second] = [written('The first sentence.', 'The second.'), say('The rest.')];
    return { ...first, blocks: [...first.blocks, ...second.blocks], feedbackOn: 'answer' };
  });
  await tell('hello there, bot');
  await expect.poll(() => front.messages()).toHaveLength(1);
  const streamId = 'sent-1';
  expect(front.sent.map(({ body }) => [body['type'], body['text'], streamOf(body)])).toEqual([
    [
      ...['typing', 'Reading the role documents…'],
      { type: 'streaminfo', streamType: 'informative', streamSequence: 1 },
    ],
    ['typing', 'Comparing…', { type: 'streaminfo', streamType: 'informative', streamSequence: 2, streamId }],
    [
      ...['typing', 'The first sentence. '],
      { type: 'streaminfo', streamType: 'streaming', streamSequence: 3, streamId },
    ],
    [
      ...['typing', 'The first sentence. The second. '],
      { type: 'streaminfo', streamType: 'streaming', streamSequence: 4, streamId },
    ],
    [
      ...['message', 'The first sentence. The second.\n\nThe rest.'],
      { type: 'streaminfo', streamType: 'final', streamId },
    ],
  ]);
  expect(front.sent.map(({ body }) => body['channelData'] !== undefined)).toEqual([
    ...[false, false, false, false, true],
  ]);
  const [, , third, fourth] = front.sent;
  expect((fourth?.at ?? 0) - (third?.at ?? 0)).toBeGreaterThan(1_000);
});

it('stops where the person pressed stop, and says of what stays only that a model wrote it', async () => {
  let wasStopped = false;
  const {
    say: tell,
    front,
    lines,
  } = await openTeams(async (_incoming, progress) => {
    await progress.append(line('The first sentence.'));
    front.answerNext(stopped);
    await progress.append(line('The second.'));
    await untilAborted(progress);
    wasStopped = true;
    return written('The first sentence.', 'The second.');
  });
  await tell('hello there, bot');
  await expect.poll(() => wasStopped).toBe(true);
  await tell('hello once more, bot', { id: 'another' });
  await expect.poll(() => front.sent.length).toBeGreaterThan(3);
  expect(front.messages().map(({ text }) => text)).toEqual([stoppedNote]);
  expect(lines.filter((each) => /"level":50/.test(each))).toEqual([]);
});

it('says nothing where it was stopped before any text was shown', async () => {
  let wasStopped = false;
  const { say: tell, front } = await openTeams(async (_incoming, progress) => {
    progress.status('Reading the role documents…');
    await wait(1_200);
    front.answerNext(stopped);
    await progress.append(line('The first sentence.'));
    await untilAborted(progress);
    wasStopped = true;
    return written('The first sentence.');
  });
  await tell('hello there, bot');
  await expect.poll(() => wasStopped).toBe(true);
  await wait(300);
  expect(front.messages()).toEqual([]);
});

it('takes a stop of the last message as a stop too', async () => {
  const {
    say: tell,
    front,
    lines,
  } = await openTeams(async (_incoming, progress) => {
    await progress.append(line('The first sentence.'));
    front.answerNext(stopped);
    return written('The first sentence.');
  });
  await tell('hello there, bot');
  await expect.poll(() => front.messages()).toHaveLength(2);
  await wait(300);
  expect(front.sent).toHaveLength(3);
  expect(front.messages().at(-1)?.['text']).toBe(stoppedNote);
  expect(lines.filter((each) => /"level":50/.test(each))).toEqual([]);
});

it.each([
  ['at once', 0],
  ['later', 1],
  ['at its end', 2],
])('sends the message as any other where Teams refuses the stream %s', async (_when, updates) => {
  const { say: tell, front } = await openTeams(async (_incoming, progress) => {
    for (const [at, text] of ['The first sentence.', 'The second.'].entries()) {
      if (at === updates) front.answerNext(ended('Content stream is not allowed.'));
      await progress.append(line(text));
    }
    if (updates === 2) front.answerNext(ended('Content stream finished due to exceeded streaming time.'));
    return written('The first sentence.', 'The second.');
  });
  await tell('hello there, bot');
  await expect.poll(() => lastOf(front)).toEqual(asAnyOther);
});

it.each([
  ['at once', 0],
  ['later', 1],
])('sends the message as any other where Teams fails %s while it is written', async (_when, updates) => {
  const {
    say: tell,
    front,
    lines,
  } = await openTeams(async (_incoming, progress) => {
    for (const [at, text] of ['The first sentence.', 'The second.'].entries()) {
      if (at === updates) front.answerNext({ status: 500, body: {} });
      await progress.append(line(text));
    }
    return written('The first sentence.', 'The second.');
  });
  await tell('hello there, bot');
  await expect.poll(() => lastOf(front)).toEqual(asAnyOther);
  const warned = lines.filter((each) => /"level":[45]0/.test(each));
  expect(warned).toEqual([expect.stringMatching(/"code":"500".*could not be shown in Teams while/)]);
});

it('leaves a stream that has become too old, and sends the message as any other', async () => {
  let now = Date.now();
  const opened = await openTeams(
    async (_incoming, progress) => {
      await progress.append(line('The first sentence.'));
      now += 115_000;
      await progress.append(line('The second.'));
      return written('The first sentence.', 'The second.');
    },
    { now: () => now },
  );
  await opened.say('hello there, bot');
  await expect.poll(() => opened.front.messages()).toHaveLength(1);
  expect(opened.front.sent.map(({ body }) => streamOf(body)?.['streamType'])).toEqual([
    'streaming',
    undefined,
  ]);
});

it('only types in a shared conversation, and sends one message', async () => {
  const { deliver, group, front } = await openTeams(async (_incoming, progress) => {
    progress.status('Reading the role documents…');
    await progress.append(line('The first sentence.'));
    await wait(4_500);
    return written('The first sentence.');
  });
  await deliver(group());
  await expect.poll(() => front.messages()).toHaveLength(1);
  expect(front.sent.map(({ body }) => [body['type'], body['text'], streamOf(body)])).toEqual([
    ['typing', undefined, undefined],
    ['typing', undefined, undefined],
    ['message', 'The first sentence.', undefined],
  ]);
}, 20_000);

it('sends nothing where there is nothing to say', async () => {
  let asked = 0;
  const { say: tell, front } = await openTeams(async () => {
    asked += 1;
    return nothing;
  });
  await tell('hello there, bot');
  await expect.poll(() => asked).toBe(1);
  await wait(200);
  expect(front.sent).toEqual([]);
});
