import { expect, it } from 'vitest';
import { ownKnowledge } from '../../src/config.ts';
import { usualTimes } from '../../src/people/usual-times.ts';
import { hasShared, sharedFolder } from '../shared-data.ts';
import { openRolecall } from './fake-platform.ts';

const bob = { platform: 'fake', workspace: 'acme', id: 'bob' };

async function open(knowledge = ownKnowledge) {
  const rolecall = await openRolecall(knowledge);
  const ada = rolecall.join('a chat of their own');
  const ratingsOf = async (account = 'ada') => {
    const person = await rolecall.people.byAccount({ ...bob, id: account });
    return person ? rolecall.ratings.allOf(person.id) : [];
  };
  return { ...rolecall, ada, ratingsOf };
}

it('asks who somebody is before it asks about their skills', async () => {
  const { ada } = await open();
  const { lines } = await ada.say('check-in');
  expect(lines).toEqual([
    'To ask about your skills I need your role level.',
    'Your role level',
    'The role level says which skills I ask about. Write it as the documents call it; a job title may do.',
  ]);
  expect((await ada.say('my role is astronaut')).lines[0]).toMatch(
    /^The documents have no role level “astronaut”\./,
  );
  const known = await ada.say('My role is an IT service manager.');
  expect(known.lines).toEqual([
    'Your role level is IT service manager. Only you see what you say of your skills, and you can stop at any time.',
  ]);
  expect(known.choices).toEqual(['Check in now', 'Ask me every week', 'Settings']);
});

it('asks two questions in the document’s words, one after the other, and says what it is for', async () => {
  const { ada, ratingsOf } = await open();
  const known = await ada.say('my role is IT service manager');
  const first = await ada.tap(known, 'Check in now');
  expect(first.lines).toEqual([
    'Asset and configuration management',
    'Check-in · IT service manager',
    'The documents do not describe levels of this skill. Where are you, compared with what they say?',
    '- maintain secure configuration and accurate information',
    '- control IT assets in one or more areas',
    '- verify the location and state of IT assets',
    'This is for your own development. Only you see what you answer.',
  ]);
  expect(first.choices).toEqual([
    ...[
      'Below the description',
      'At the description',
      'Above the description',
      'Doesn’t apply',
      'Skip',
      'More…',
    ],
  ]);
  const second = await ada.tap(first, 'At the description');
  expect(second.lines.slice(0, 2)).toEqual([
    'Saved: Asset and configuration management, At the description.',
    'Business analysis (IT operations)',
  ]);
  const end = await ada.tap(second, 'Skip');
  expect(end.lines).toEqual([
    'Skipped: Business analysis (IT operations).',
    'That is all for this week. “My skills” shows what you have said.',
  ]);
  expect((await ratingsOf()).map(({ skill, value, words }) => [skill, value, words.split('\n')[0]])).toEqual([
    ['Asset and configuration management', 'at', 'maintain secure configuration and accurate information'],
  ]);
  const skills = await ada.tap(end, 'My skills');
  expect(skills.lines.slice(0, 4)).toEqual([
    ...['Your skills', 'IT service manager'],
    expect.stringMatching(
      /^- Asset and configuration management: You: At the description \(\d{4}-\d\d-\d\d\); Your role level asks for: level not stated$/,
    ),
    '- Business analysis (IT operations): You: not rated yet; Your role level asks for: level not stated',
  ]);
});

it.skipIf(!hasShared)(
  'shows each level’s words before, and what the role level asks for after the answer',
  async () => {
    const { ada } = await open(`${sharedFolder}/framework`);
    await ada.say('my role is data engineer');
    const first = await ada.say('check in now');
    expect(first.choices).toEqual([
      ...['Not yet', 'Awareness', 'Working', 'Practitioner', 'Expert', 'Doesn’t apply', 'Skip', 'More…'],
    ]);
    expect(first.lines).toEqual(expect.arrayContaining(['Awareness', 'Working', 'Practitioner', 'Expert']));
    expect(first.lines.join(' ')).not.toMatch(/asks for/);
    const { lines } = await ada.tap(first, 'Awareness');
    expect(lines[0]).toMatch(
      /^Saved: .+, Awareness\. Your role level asks for (?:awareness|working|practitioner|expert)\.$/,
    );
  },
);

it('saves a press once however often it comes, and offers the last answer again', async () => {
  const { ada, ratingsOf } = await open();
  await ada.say('my role is IT service manager');
  const first = await ada.say('check-in');
  await ada.tap(first, 'Below the description');
  await ada.tap(first, 'Above the description');
  expect((await ratingsOf()).map(({ value }) => value)).toEqual(['below', 'above']);
  expect((await ada.say('my skills')).lines[2]).toMatch(/Above the description/);
});

it('keeps skills between the two of them', async () => {
  const { ada, join } = await open();
  await ada.say('my role is IT service manager');
  await ada.tap(await ada.say('check-in'), 'At the description');
  const shared = join('a channel', { ...bob, id: 'ada' }, 'shared');
  for (const text of ['my skills', 'check-in', 'my role is IT service manager'])
    expect((await shared.say(text)).lines).toEqual([
      'Your skills are between you and me. Write to me in a chat of our own, and I’ll ask or show them there.',
    ]);
  expect((await join('another chat', bob).say('my skills')).lines[0]).toMatch(/I need your role level/);
});

it('takes nothing that no card of its own sent', async () => {
  const { ada, ratingsOf } = await open();
  await ada.say('my role is IT service manager');
  for (const value of [
    '{}',
    'nonsense',
    JSON.stringify({ week: '2026-W48', skill: 'Juggling', next: [], value: 'expert' }),
    JSON.stringify({ week: '2026-W48', skill: 'User focus', next: [], value: 'wizard' }),
  ])
    await ada.press('rate', value);
  expect(await ratingsOf()).toEqual([]);
});

it('asks each week only whoever chose it, and stops when they say so', async () => {
  const { ada, people, clock } = await open();
  clock.at = Date.parse('2026-11-28T12:00:00Z');
  await ada.say('my role is IT service manager');
  expect(await people.withEnrolment(['weekly'], '')).toEqual([]);
  const { lines } = await ada.say('Ask me every week!');
  expect(lines).toEqual([
    'I’ll ask you about two skills at most, every week, on Tuesday at 10:00 (Europe/London); the next time on Tuesday 1 December at 10:00. It is voluntary and takes about a minute. This is for your own development. Only you see what you answer. “Stop my check-ins” ends it.',
  ]);
  expect(await people.withEnrolment(['weekly'], '')).toHaveLength(1);
  expect((await ada.say('stop my check-ins')).lines[0]).toMatch(/^Stopped: I ask nothing more by myself\./);
  expect(await people.withEnrolment(['weekly'], '')).toEqual([]);
});

it('tells what somebody said of a skill, the latest first', async () => {
  const { ada } = await open();
  await ada.say('my role is IT service manager');
  const first = await ada.say('check-in');
  await ada.tap(first, 'Below the description');
  await ada.tap(first, 'At the description');
  const { lines } = await ada.say('What did I say about asset and configuration management?');
  expect(lines.slice(0, 2)).toEqual(['Asset and configuration management', 'What you have said']);
  expect(lines.slice(2, 4).map((line) => /You: ([^;]+);/.exec(line)?.[1])).toEqual([
    ...['At the description', 'Below the description'],
  ]);
  expect((await ada.say('what did I say about user focus?')).lines).toEqual([
    'You have not said anything about “User focus” yet.',
  ]);
});

it('says to a manager who deletes their data what stays with their team', async () => {
  const { ada, people } = await open();
  await ada.say('my role is IT service manager');
  const { platform, workspace } = bob;
  const ben = { id: 'ben', name: 'Ben', account: { platform, workspace, id: 'ben' }, times: usualTimes };
  await people.save([{ ...ben, manager: `${platform}:${workspace}:ada` }]);
  expect((await ada.tap(await ada.say('delete my data'), 'Delete all of it')).lines).toEqual([
    'Deleted. I hold nothing about you any more, but what you write from now on, and that people have you as their manager: that is theirs, until your organisation’s list of people says otherwise.',
  ]);
});

it('shows all that is held about somebody, and deletes it when they say so twice', async () => {
  const { ada, join, ratingsOf, feedback, tokenCounts } = await open();
  expect((await ada.say('my data')).lines).toEqual(['I hold nothing about you.']);
  await ada.say('my role is IT service manager');
  await ada.tap(await ada.say('check-in'), 'At the description');
  const answer = await ada.say('what does an IT service manager do?');
  await ada.rate(answer, { verdict: 'not-helpful', reason: 'too long for me' });
  await tokenCounts.add({ ...bob, id: 'ada' }, '2026-11-22', 1_234);
  await tokenCounts.add(bob, '2026-11-22', 10);
  const data = await ada.say('my data');
  const shown = data.lines.join('\n');
  for (const held of [
    ...['"value": "at"', '"roleLevel": "IT service manager"', '"reason": "too long for me"'],
    '"tokens": 1234',
  ])
    expect(shown).toContain(held);
  expect((await join('a channel', { ...bob, id: 'ada' }, 'shared').say('my data')).lines).toEqual([
    'What I hold about you is between you and me. Ask me in a chat of our own.',
  ]);
  const asked = await ada.say('delete my data');
  expect(asked.choices).toEqual(['Delete all of it', 'Show it first']);
  expect((await ada.tap(data, 'Delete all of it…')).choices).toEqual(asked.choices);
  expect(await ratingsOf()).toHaveLength(1);
  expect((await ada.tap(asked, 'Delete all of it')).lines).toEqual([
    'Deleted. I hold nothing about you any more, but what you write from now on.',
  ]);
  expect((await ada.say('my data')).lines).toEqual(['I hold nothing about you.']);
  expect((await feedback.all()).map(({ account, reason }) => [account.id.slice(0, 8), reason])).toEqual([
    ['deleted-', 'too long for me'],
  ]);
  expect(await tokenCounts.on(bob, '2026-11-22')).toEqual({ own: 10, all: 1_244 });
  expect((await ada.say('my skills')).lines[0]).toMatch(/I need your role level/);
});

it('pauses until a day in plain words', async () => {
  const { ada, people } = await open();
  await ada.say('my role is IT service manager');
  await ada.say('ask me every week');
  const paused = await ada.say('Pause my check-ins until 3 January 2099.');
  expect(paused.lines).toEqual(['Paused: I ask nothing by myself before Saturday 3 January 2099.']);
  expect((await people.withEnrolment(['weekly'], '')).map(({ pausedUntil }) => pausedUntil)).toEqual([
    '2099-01-03',
  ]);
  expect((await ada.say('I’m away until the cows come home')).lines).toEqual([
    'I don’t know “the cows come home” as a day to come. Say it like “3 January” or “next Monday”.',
  ]);
  await ada.say('ask me every week');
  expect((await people.withEnrolment(['weekly'], '')).map(({ pausedUntil }) => pausedUntil)).toEqual([
    undefined,
  ]);
});

it.skipIf(!hasShared)(
  'lists what the next role level asks for and is not said yet, without a verdict',
  async () => {
    const { ada, join } = await open(`${sharedFolder}/framework`);
    const talk = join('about somebody else', bob);
    await talk.say('what does a data engineer do?');
    expect((await talk.say('next role')).lines[0]).not.toMatch(/your role level/);
    await ada.say('my role is data engineer');
    const first = await ada.say('check in now');
    const skill = first.lines[0] ?? '';
    const before = await ada.say('next role');
    expect(before.lines.slice(0, 2)).toEqual(['Senior data engineer', 'Your next role level']);
    expect(before.lines[2]).toMatch(
      /^Worth discussing: \d+ of its \d+ skills that you have not said of yourself/,
    );
    expect(before.lines.join(' ')).not.toMatch(/\bready\b/i);
    expect(before.lines.some((line) => line.startsWith(`- ${skill}: You: not rated yet`))).toBe(true);
    await ada.tap(first, 'Expert');
    const after = await ada.say('my next role');
    expect(after.lines.some((line) => line.startsWith(`- ${skill}:`))).toBe(false);
    await ada.say('my role is head of data engineering');
    expect((await ada.say('next role')).lines[0]).toMatch(
      /is the highest role level of|Your next role level/,
    );
  },
);
