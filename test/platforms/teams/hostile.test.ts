import fc from 'fast-check';
import { expect, it } from 'vitest';
import { openWholeTeams } from './open-whole-teams.ts';
import { type Json, signToken, unknownKey } from './teams-front.ts';

async function open() {
  const opened = await openWholeTeams();
  const { front, say } = opened;
  /** Everything before it has been read when this has been answered. */
  const ask = async (text: string) => {
    const before = front.messages().length;
    expect((await say(text, { id: 'the-last' })).status).toBe(200);
    await expect.poll(() => front.messages().length).toBeGreaterThan(before);
    return front.messages().at(-1)?.['text'];
  };
  return { ...opened, ask };
}

/** What each kind of activity needs: with anything else there it is nothing that is answered. */
const needed: Readonly<Record<string, readonly string[]>> = {
  message: [
    'id',
    'from',
    'from.id',
    'recipient',
    'recipient.id',
    'conversation',
    'conversation.id',
    'serviceUrl',
    'channelId',
  ],
  installationUpdate: [
    'id',
    'action',
    'from',
    'recipient',
    'recipient.id',
    'conversation',
    'conversation.id',
  ],
  conversationUpdate: ['id', 'membersAdded', 'from.id', 'recipient.id', 'conversation.id'],
  'adaptiveCard/action': [
    'value',
    'value.action',
    'value.action.data',
    'value.action.data.action',
    'value.action.data.value',
  ],
  'message/submitAction': ['value', 'value.actionName', 'value.actionValue', 'value.actionValue.reaction'],
  'composeExtension/query': ['value'],
};

const values: Readonly<Record<string, Json>> = {
  'adaptiveCard/action': {
    action: { data: { action: 'ask', value: 'what does an IT service manager do?' } },
  },
  'message/submitAction': { actionName: 'feedback', actionValue: { reaction: 'like' } },
  'composeExtension/query': { parameters: [{ name: 'query', value: 'zzzz' }] },
};

/** Neither text nor a number: a text may be a good one by chance. */
const odd = fc.oneof(
  fc.constantFrom<unknown[]>(null, true, 0, -1, 1e308, [], {}, [null], [[]], { id: {} }, { text: [] }),
  fc.array(
    fc.jsonValue({ maxDepth: 2 }).filter((value) => typeof value !== 'object'),
    { minLength: 1, maxLength: 3 },
  ),
);

const mutation = fc.record({
  kind: fc.constantFrom(...Object.keys(needed)),
  path: fc.nat(),
  isGone: fc.boolean(),
  value: odd,
  more: fc.dictionary(fc.string({ maxLength: 10 }), fc.jsonValue({ maxDepth: 2 }), { maxKeys: 3 }),
});

type Mutation = ReturnType<typeof mutation.generate>['value'];

function mutate(good: Json, { kind, path, isGone, value, more }: Mutation): Json {
  const isInvoke = kind.includes('/');
  const activity: Json = {
    ...more,
    ...good,
    ...(isInvoke ? { type: 'invoke', name: kind, value: values[kind] } : { type: kind }),
    ...(kind === 'installationUpdate' ? { action: 'add' } : {}),
    ...(kind === 'conversationUpdate' ? { membersAdded: [good['recipient']] } : {}),
  };
  const paths = needed[kind] ?? [];
  return replaced(activity, (paths[path % paths.length] ?? '').split('.'), isGone ? undefined : value);
}

function replaced(json: Json, [name = '', ...rest]: readonly string[], value: unknown): Json {
  const there = json[name];
  const isDeeper = rest.length > 0 && typeof there === 'object' && there !== null;
  return { ...json, [name]: isDeeper ? replaced(there as Json, rest, value) : value };
}

const together = 50;

it('takes 10,000 activities that nobody foresaw, never fails on one, and never answers one', async () => {
  const { ask, personal, post, front, lines, url } = await open();
  const token = await signToken({ serviceUrl: front.serviceUrl });
  const forged = await signToken({ serviceUrl: front.serviceUrl, key: unknownKey });
  const signed = { Authorization: `Bearer ${token}` };
  const seed = Date.now();
  const sends = [
    ...fc
      .sample(mutation, { numRuns: 8_000, seed })
      .map((each) => () => post(mutate(personal(), each), signed)),
    // As somebody else would send it: nothing is wrong with it but that Teams did not sign it.
    ...Array.from(
      { length: 1_000 },
      (_, at) => () => post(personal(), at % 2 === 0 ? { Authorization: `Bearer ${forged}` } : {}),
    ),
    ...fc.sample(fc.oneof(fc.json(), fc.string({ unit: 'binary' })), { numRuns: 1_000, seed }).map(
      (body) => () =>
        fetch(`${url}/api/messages`, {
          method: 'POST',
          headers: { 'Content-Type': 'application/json', ...signed },
          body,
        }),
    ),
  ];
  const statuses = new Map<number, number>();
  while (sends.length > 0) {
    const responses = await Promise.all(sends.splice(0, together).map((send) => send()));
    for (const response of responses) {
      statuses.set(response.status, (statuses.get(response.status) ?? 0) + 1);
      expect(await response.text()).not.toMatch(/IT service manager/);
    }
  }
  expect([...statuses.keys()].filter((status) => status !== 200 && (status < 400 || status >= 500))).toEqual(
    [],
  );
  expect(statuses.get(401)).toBeGreaterThan(1_000);
  expect(await ask('thanks'), `of the seed ${seed}`).toMatch(/welcome/);
  expect(front.messages(), `of the seed ${seed}`).toHaveLength(1);
  expect(
    lines.filter((line) => /"level":(?:50|60)/.test(line)),
    `of the seed ${seed}`,
  ).toEqual([]);
}, 120_000);

it('never answers itself', async () => {
  const { ask, personal, deliver, front } = await open();
  const own = personal();
  await deliver({
    ...own,
    from: { ...own.recipient, role: 'bot' },
    text: 'what does an IT service manager do?',
  });
  await ask('thanks');
  expect(front.messages()).toHaveLength(1);
});

it('answers only POST, only JSON, and nothing that is too large', async () => {
  const { url, post, personal } = await open();
  const statuses = await Promise.all([
    fetch(`${url}/api/messages`),
    fetch(`${url}/api/messages`, { method: 'POST', body: 'hello' }),
    post(personal({ text: 'x'.repeat(300_000) }), {}),
  ]);
  expect(statuses.map(({ status }) => status)).toEqual([405, 415, 413]);
});
