import fc from 'fast-check';
import { expect, it } from 'vitest';
import { serve } from '../../cli/serve.ts';
import { eventFixtures, type Fixture, interactionFixtures, readFixture, withValues } from './fixtures.ts';
import { deliver, deliverJson, eventOf, openWorkspace, signAsSlack, toForm } from './slack-workspace.ts';

const question = 'what does an IT service manager do?';

async function open() {
  const workspace = await openWorkspace();
  const { ada, direct, env, front, replies, write } = workspace;
  const rolecall = await serve(env);
  const { url } = rolecall;
  const say = async (text: string) =>
    eventOf({
      ...{ type: 'message', channel_type: 'im', channel: direct, user: ada, text },
      ts: await write(direct, text),
    });
  /** Everything before it has been read when this has been answered. */
  const ask = async (text: string) => {
    const event = await say(text);
    await deliver(url, event);
    return (await replies(direct, event.event.ts, 1))[0]?.text;
  };
  const posts = () =>
    front.calls.filter(({ method }) => /^chat\./.test(method)).length + front.responses.length;
  return { ...workspace, ...rolecall, say, ask, posts };
}

it('refuses what Slack did not sign, or not now, and does nothing', async () => {
  const { url, ask, say, posts, log } = await open();
  const now = Math.floor(Date.now() / 1_000);
  const event = await say(question);
  const responses = await Promise.all([
    deliver(url, event, { signature: 'v0=00' }),
    deliver(url, event, { signature: '' }),
    deliver(url, event, { at: now - 400 }),
    deliver(url, event, { at: now + 400 }),
    deliver(url, event, { at: Number.NaN }),
    deliver(url, { ...event, padding: 'x'.repeat(2_000_000) }),
    fetch(new URL('/slack/events', url), { method: 'POST', body: JSON.stringify(event) }),
  ]);
  expect(responses.map(({ status }) => status)).toEqual([401, 401, 401, 401, 401, 413, 401]);
  await ask('thanks');
  expect(posts()).toBe(1);
  const warnings = () => log.filter(({ level }) => level === 40);
  await expect.poll(() => warnings().length).toBe(responses.length);
  const clock = 'something was refused that was signed for Slack at another time than this';
  const foreign = 'something that did not come from Slack was refused';
  const noSignature = [foreign, 'no signature'];
  expect(warnings().map(({ msg, reason, seconds }) => [msg, reason ?? Math.sign(Number(seconds))])).toEqual(
    expect.arrayContaining([
      [foreign, 'signed with another secret than SLACK_SIGNING_SECRET'],
      [foreign, 'a body that is too large'],
      ...[noSignature, noSignature, noSignature],
      ...[
        [clock, 1],
        [clock, -1],
      ],
    ]),
  );
});

it('does nothing a second time for a request that is sent again as it was', async () => {
  const { url, ask, channel, front, posts } = await open();
  const response_url = `${front.url}/respond`;
  const replayed = [
    toForm('fields', withValues(readFixture('slash_command'), { response_url })),
    toForm('payload', withValues(readFixture('message_action'), { response_url })),
    toForm('payload', withValues(readFixture('block_actions'), { channel: { id: channel } })),
    toForm('payload', {
      ...withValues(readFixture('view_submission'), {
        view: { private_metadata: JSON.stringify({ answer: 'a', channel }) },
      }),
      // Without it the signature alone tells the first from the second.
      trigger_id: undefined,
    }),
  ];
  for (const body of replayed) {
    const headers = { 'Content-Type': 'application/x-www-form-urlencoded', ...signAsSlack(body) };
    for (let times = 0; times < 3; times++)
      expect((await fetch(new URL('/slack/events', url), { method: 'POST', headers, body })).status).toBe(
        200,
      );
  }
  await ask('thanks');
  expect(posts()).toBe(replayed.length + 1);
});

/** What a reader of each kind needs: with anything else there it is nothing that was asked. */
const needed: Readonly<Record<string, readonly string[]>> = {
  'message.im': ['event_id', 'team_id', 'event', 'event.user', 'event.text', 'event.channel', 'event.ts'],
  app_mention: ['event_id', 'team_id', 'event', 'event.type', 'event.user', 'event.text', 'event.channel'],
  link_shared: ['team_id', 'event', 'event.links', 'event.channel', 'event.message_ts'],
  block_actions: ['user', 'user.id', 'actions', 'channel.id'],
  message_action: ['user', 'channel', 'message', 'message.text', 'team.id'],
  view_submission: ['view', 'user.id', 'view.state', 'view.state.values', 'view.private_metadata'],
};

/** Neither text nor a number: a text may be a good one by chance. */
const odd = fc.oneof(
  fc.constantFrom(null, true, 0, -1, 1e308, [], {}, [null], [[]], { id: {} }, { text: [] }),
  fc.array(
    fc.jsonValue({ maxDepth: 2 }).filter((value) => typeof value !== 'object'),
    { minLength: 1, maxLength: 3 },
  ),
);

/** A documented payload with something that its reader needs gone or of another kind, and anything elsewhere. */
const mutated = fc
  .record({
    name: fc.constantFrom(...eventFixtures, ...interactionFixtures),
    // Otherwise only the first of each kind would be new.
    id: fc.uuid(),
    path: fc.nat(),
    isGone: fc.boolean(),
    value: odd,
    more: fc.dictionary(fc.string({ maxLength: 10 }), fc.jsonValue({ maxDepth: 2 }), { maxKeys: 3 }),
  })
  .map(({ name, id, path, isGone, value, more }) => {
    const fixture = { ...more, ...readFixture(name), event_id: id, trigger_id: id };
    const paths = needed[name] ?? Object.keys(fixture);
    const place = (paths[path % paths.length] ?? '').split('.');
    return { name, body: replaced(fixture, place, isGone ? undefined : value) };
  });

function replaced(fixture: Fixture, [name = '', ...rest]: readonly string[], value: unknown): Fixture {
  const there = fixture[name];
  const isDeeper = rest.length > 0 && typeof there === 'object' && there !== null;
  return { ...fixture, [name]: isDeeper ? replaced(there as Fixture, rest, value) : value };
}

const together = 50;

it('takes 10,000 payloads that nobody foresaw, never fails on one, and never answers one', async () => {
  const { url, ask, front, posts, log } = await open();
  // The emulated workspace does not know the person of the documented payload.
  front.answer('views.publish', {});
  const seed = Date.now();
  const signed = fc.sample(mutated, { numRuns: 8_000, seed }).map(({ name, body }) => {
    const form = interactionFixtures.some((interaction) => interaction === name)
      ? ('payload' as const)
      : undefined;
    return () => deliver(url, body, form ? { form } : {});
  });
  const anything = fc.sample(fc.oneof(fc.json(), fc.string({ unit: 'binary' })), { numRuns: 2_000, seed });
  const sends = [...signed, ...anything.map((body) => () => deliverJson(url, body))];
  const statuses = new Set<number>();
  while (sends.length > 0) {
    const responses = await Promise.all(sends.splice(0, together).map((send) => send()));
    for (const { status } of responses) statuses.add(status);
  }
  expect([...statuses].filter((status) => status !== 200 && (status < 400 || status >= 500))).toEqual([]);
  expect(await ask('thanks'), `of the seed ${seed}`).toMatch(/welcome/);
  expect(posts(), `of the seed ${seed}`).toBe(1);
  expect(
    log.filter(({ level }) => Number(level) >= 50),
    `of the seed ${seed}`,
  ).toEqual([]);
}, 120_000);
