import { afterEach, beforeEach, expect, it } from 'vitest';
import { trueText } from '../../conversations/faults-of-models.ts';
import { openWritten } from '../../conversations/open-written.ts';
import { type FaultyServer, startFaultyServer } from '../../models/faulty-server.ts';
import { openTeams } from './open-teams.ts';
import type { Json } from './teams-front.ts';

const question = 'what does a senior data engineer do?';
const sentences = [
  'A senior data engineer leads on data products. [1]',
  'Senior data engineers review the work of other engineers. [1]',
  'They need Testing at working level. [2]',
];

let server: FaultyServer;
beforeEach(async () => {
  server = await startFaultyServer({ models: ['gpt-5-mini'] });
  server.always({ does: 'write', text: trueText });
});
afterEach(() => server.stop());

async function open() {
  const { respond, stores } = await openWritten(server.url);
  return openTeams(respond, { stores });
}

interface Claim {
  readonly position: number;
  readonly appearance: { readonly name: string };
}

const entitiesOf = ({ entities = [] }: Json) => entities as (Json & { citation?: readonly Claim[] })[];
const labelOf = (message: Json) =>
  entitiesOf(message).find(({ type }) => type === 'https://schema.org/Message');
const namesOf = (message: Json) =>
  labelOf(message)?.citation?.map(({ position, appearance }) => [position, appearance.name]);
const cardOf = ({ attachments = [] }: Json) => JSON.stringify(attachments);
const streamTypesOf = (bodies: readonly Json[]) =>
  bodies.map((body) => entitiesOf(body).find(({ type }) => type === 'streaminfo')?.['streamType']);

it('streams in a personal chat, and ends with the text, its citations, the label and the rest on a card', async () => {
  const { say, front } = await open();
  await say(question);
  await expect.poll(() => front.messages()).toHaveLength(1);
  const bodies = front.sent.map(({ body }) => body);
  const [message = {}] = front.messages();
  expect(streamTypesOf(bodies).at(-1)).toBe('final');
  expect(new Set(streamTypesOf(bodies).slice(0, -1))).toEqual(new Set(['streaming']));
  // What comes while an update is sent goes with the next.
  expect(bodies.length).toBeLessThanOrEqual(3);
  for (const { text } of bodies) expect(`${sentences.join(' ')} `).toContain(text);
  expect(message['text']).toBe(sentences.join(' '));
  expect(namesOf(message)).toEqual([
    [1, 'Senior data engineer, role level'],
    [2, 'Senior data engineer, skill Testing'],
  ]);
  expect(labelOf(message)).toMatchObject({ additionalType: ['AIGeneratedContent'] });
  expect(message['channelData']).toMatchObject({ feedbackLoop: { type: 'default' } });
  const card = cardOf(message);
  expect(card).toContain('choose the tools that the team builds with');
  expect(card).toContain('Data modelling');
});

it('is one message in a channel', async () => {
  const { deliver, group, front } = await open();
  await deliver(group({ text: `<at>Rolecall</at> ${question}` }));
  await expect.poll(() => front.messages()).toHaveLength(1);
  const [message = {}] = front.messages();
  expect(front.sent.filter(({ body }) => body['type'] === 'message')).toHaveLength(1);
  expect(streamTypesOf(front.sent.map(({ body }) => body))).toEqual(front.sent.map(() => undefined));
  expect(message['text']).toBe(sentences.join(' '));
  expect(labelOf(message)).toMatchObject({ additionalType: ['AIGeneratedContent'] });
});

it('says below what it showed that it could not finish, with the documents’ words', async () => {
  const { say, front } = await open();
  server.next({ does: 'cut', text: `${trueText.split('\n')[0]}\nSenior` });
  await say(question);
  await expect.poll(() => front.messages()).toHaveLength(1);
  const [message = {}] = front.messages();
  expect(message['text']).toMatch(
    /^A senior data engineer leads on data products\. \[1\]\n\nI could not finish this\. Here is what the documents say\.\n\n\*\*Senior data engineer\*\*\n/,
  );
  const numbers = [...String(message['text']).matchAll(/\[(\d+)\]/g)].map(([, n]) => Number(n));
  expect(namesOf(message)?.map(([position]) => position)).toEqual([...new Set(numbers)]);
});

it('labels nothing where the documents’ words stand in for it', async () => {
  const { say, front } = await open();
  server.always({ does: 'nonsense' });
  await say(question);
  await expect.poll(() => front.messages()).toHaveLength(1);
  const [message = {}] = front.messages();
  expect(message['text']).toMatch(/^\*\*Senior data engineer\*\*/);
  expect(labelOf(message)).not.toHaveProperty('additionalType');
});

it('keeps feedback on it, and shows all and the sources', async () => {
  const { say, front, invoke, stores } = await open();
  await say(question);
  await expect.poll(() => front.messages()).toHaveLength(1);
  const replyToId = `sent-${front.sent.length}`;
  await invoke(
    'message/submitAction',
    { actionName: 'feedback', actionValue: { reaction: 'like', feedback: '{"feedbackText":""}' } },
    { replyToId },
  );
  const [given] = await stores.feedback.all();
  expect(given).toMatchObject({ question, verdict: 'helpful' });
  for (const action of ['show-all', 'sources']) {
    const data = { action, value: given?.answerId };
    await invoke('adaptiveCard/action', { action: { type: 'Action.Execute', verb: action, data } });
  }
  await expect.poll(() => front.messages()).toHaveLength(3);
  const [, all = {}, sources = {}] = front.messages();
  expect(all['text']).toContain(sentences.join(' '));
  expect(all['text']).toContain('choose the tools that the team builds with');
  expect(labelOf(all)).toMatchObject({ additionalType: ['AIGeneratedContent'] });
  expect(sources['text']).toContain('Senior data engineer, skill Testing');
});

it('is labelled on the card of a suggestion that was pressed, where Teams has no label of its own', async () => {
  const { invoke } = await open();
  const pressed = { type: 'Action.Execute', verb: 'ask', data: { action: 'ask', value: question } };
  const { body } = await invoke('adaptiveCard/action', { action: pressed });
  expect(body.value.body[0].text).toBe(
    'what does a senior data engineer do? · Written by a model from the documents; each sentence was checked against its source.',
  );
});

it('is posted below a suggestion that was pressed where the model writes for longer than Teams waits', async () => {
  const { invoke, front } = await open();
  server.always({ does: 'write', text: trueText, firstAfterMs: 4_000 });
  const pressed = { type: 'Action.Execute', verb: 'ask', data: { action: 'ask', value: question } };
  const { body } = await invoke('adaptiveCard/action', { action: pressed });
  expect(body).toMatchObject({ value: 'It follows below.' });
  await expect.poll(() => front.messages()).toMatchObject([{ text: sentences.join(' ') }]);
}, 20_000);
