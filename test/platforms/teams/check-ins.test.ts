import { expect, it } from 'vitest';
import { keepSending } from '../../../src/schedule/keep-sending.ts';
import { openWholeTeams } from './open-whole-teams.ts';
import type { Json } from './teams-front.ts';

interface Action {
  readonly title: string;
  readonly data: { readonly action: string; readonly value: string };
}

const actionsIn = (card: { body: readonly Json[] }): Action[] =>
  card.body.flatMap(({ actions = [] }) => actions as Action[]);
const textsIn = (card: { body: readonly Json[] }) => card.body.flatMap(({ text }) => text ?? []);

it('asks on one card, which each answer replaces, and keeps what was said', async () => {
  const { front, say, invoke, stores } = await openWholeTeams();
  await say('my role is IT service manager');
  await expect.poll(() => front.messages()).toHaveLength(1);
  await say('ask me about my skills');
  await expect.poll(() => front.messages()).toHaveLength(2);
  const [, message] = front.messages() as { text: string; attachments: { content: { body: Json[] } }[] }[];
  expect(message).toMatchObject({ text: '', summary: 'Asset and configuration management' });
  let card = message?.attachments[0]?.content ?? { body: [] };
  const press = async (title: string) => {
    const action = actionsIn(card).find((one) => one.title === title);
    const { body } = await invoke('adaptiveCard/action', { action: { data: action?.data } });
    expect(body).toMatchObject({ statusCode: 200, type: 'application/vnd.microsoft.card.adaptive' });
    card = body.value;
  };
  expect(textsIn(card).slice(0, 2)).toEqual([
    ...['Asset and configuration management', 'Check-in · IT service manager'],
  ]);
  await press('At the description');
  expect(textsIn(card).slice(0, 2)).toEqual([
    'Saved: Asset and configuration management, At the description.',
    'Business analysis (IT operations)',
  ]);
  await press('Below the description');
  expect(textsIn(card)[0]).toBe('Saved: Business analysis (IT operations), Below the description.');
  await press('My skills');
  expect(textsIn(card)[0]).toBe('Your skills');
  expect(front.messages()).toHaveLength(2);
  const account = {
    platform: 'teams',
    workspace: 'aaaaaaaa-bbbb-cccc-dddd-eeeeeeeeeeee',
    id: 'ada-in-entra',
  };
  const person = await stores.people.byAccount(account);
  expect((await stores.ratings.allOf(person?.id ?? '')).map(({ value }) => value)).toEqual(['at', 'below']);
});

it('saves a press once that Teams delivers twice', async () => {
  const { front, say, deliver, personal, stores } = await openWholeTeams();
  await say('my role is IT service manager');
  await expect.poll(() => front.messages()).toHaveLength(1);
  await say('ask me about my skills');
  await expect.poll(() => front.messages()).toHaveLength(2);
  const { attachments } = front.messages()[1] as unknown as { attachments: { content: { body: Json[] } }[] };
  const [first] = actionsIn(attachments[0]?.content ?? { body: [] });
  const same = personal({
    type: 'invoke',
    name: 'adaptiveCard/action',
    value: { action: { data: first?.data } },
  });
  await Promise.all([deliver(same), deliver(same)]);
  await deliver(same);
  const account = {
    platform: 'teams',
    workspace: 'aaaaaaaa-bbbb-cccc-dddd-eeeeeeeeeeee',
    id: 'ada-in-entra',
  };
  const person = await stores.people.byAccount(account);
  expect(await stores.ratings.allOf(person?.id ?? '')).toHaveLength(1);
});

it('asks by itself whoever chose to be asked each week, once, and takes the answer', async () => {
  const { front, say, invoke, stores, teams, plan, compose } = await openWholeTeams();
  await say('my role is IT service manager');
  await expect.poll(() => front.messages()).toHaveLength(1);
  await say('ask me every week');
  await expect.poll(() => front.messages()).toHaveLength(2);
  expect(JSON.stringify(front.messages()[1])).toContain(
    'I’ll ask you about two skills at most, every week, on Tuesday at 10:00',
  );
  const [person] = await stores.people.withEnrolment(['weekly'], '');
  const times = { day: 1, time: '00:00', timeZone: 'UTC', workingDays: [1, 2, 3, 4, 5, 6, 7] } as const;
  if (person) await stores.people.save([{ ...person, times, enrolledAt: 0 }]);
  const failed: object[] = [];
  const log = {
    info: () => undefined,
    error: (details: object) => void failed.push(details),
    warn: (details: object) => void failed.push(details),
  };
  const sending = () =>
    keepSending({
      ...{
        ...{ outbox: stores.outbox, plan, compose },
        ...{ log, now: Date.now, needs: {} },
      },
      platforms: new Map([['teams', teams]]),
    });
  // Two replicas.
  const replicas = [sending(), sending()];
  // What is planned is sent at the next look.
  await expect.poll(() => front.messages()).toHaveLength(3);
  await Promise.all(replicas.map((replica) => replica.stop()));
  expect({ messages: front.messages().length, failed }).toEqual({ messages: 3, failed: [] });
  const { attachments } = front.messages()[2] as unknown as { attachments: { content: { body: Json[] } }[] };
  const [first] = actionsIn(attachments[0]?.content ?? { body: [] });
  const { body } = await invoke('adaptiveCard/action', { action: { data: first?.data } });
  expect(textsIn(body.value)[0]).toMatch(/^Saved: Asset and configuration management/);
  expect(await stores.outbox.statuses()).toMatchObject([{ state: 'sent' }]);
  await say('stop my check-ins');
  await expect.poll(() => front.messages()).toHaveLength(4);
  expect(await stores.people.withEnrolment(['weekly'], '')).toEqual([]);
});
