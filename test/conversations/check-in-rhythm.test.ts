import { describe, expect, it } from 'vitest';
import { ownKnowledge } from '../../src/config.ts';
import { openRolecall } from './fake-platform.ts';
import { only, openEnrolled, toAccount } from './open-enrolled.ts';

describe('not now', () => {
  it('is away until a day, pauses, resumes and stops', async () => {
    const { ada, wake } = await openEnrolled();
    const more = await ada.tap(only(await wake('2026-12-01T10:00:00Z')), 'More…');
    const away = await ada.tap(more, 'Away until…');
    const unclear = await ada.fill(away, { until: 'the cows come home' });
    expect(unclear.lines[0]).toMatch(/^I don’t know “the cows come home” as a day to come\./);
    expect((await ada.fill(unclear, { until: '14 December' })).lines).toEqual([
      'Paused: I ask nothing by myself before Monday 14 December 2026.',
    ]);
    expect(await wake('2026-12-08T10:00:00Z')).toEqual([]);
    const back = only(await wake('2026-12-15T10:00:00Z'));
    const paused = await ada.tap(await ada.tap(back, 'More…'), 'Pause');
    expect(paused.lines).toEqual(['Paused: I ask nothing by myself until you say “resume my check-ins”.']);
    expect(await wake('2026-12-22T10:00:00Z')).toEqual([]);
    expect((await ada.tap(paused, 'Resume')).lines).toEqual([
      'Welcome back: the next check-in comes on Tuesday 29 December at 10:00.',
    ]);
    const last = only(await wake('2026-12-29T10:00:00Z'));
    expect((await ada.tap(await ada.tap(last, 'More…'), 'Stop')).lines[0]).toMatch(/^Stopped: /);
    expect(await wake('2027-01-05T10:00:00Z')).toEqual([]);
  });

  it('asks once after three in a row that were missed how often suits them', async () => {
    const { ada, wake } = await openEnrolled();
    for (const day of ['2026-12-01', '2026-12-08', '2026-12-15']) {
      only(await wake(`${day}T10:00:00Z`));
    }
    const asked = only(await wake('2026-12-22T10:00:00Z'));
    expect(asked.lines).toEqual([
      ...['How often', 'Skills check-ins'],
      'You have not had time for the last three check-ins. Would another rhythm suit you better? You can also stop.',
    ]);
    expect(asked.choices).toEqual([
      ...['Every week', 'Every two weeks', 'Every four weeks', 'Stop', 'Check in now'],
    ]);
    // Once: the next is a check-in again.
    expect(only(await wake('2026-12-29T10:00:00Z')).lines[0]).toBe('Asset and configuration management');
    expect((await ada.tap(asked, 'Every two weeks')).lines[0]).toMatch(
      /every two weeks, on Tuesday at 10:00/,
    );
    await wake('2026-12-31T10:00:00Z');
    expect((await wake('2027-01-05T10:00:00Z')).length + (await wake('2027-01-12T10:00:00Z')).length).toBe(1);
  });

  it('asks it again only after they have answered one', async () => {
    const { ada, wake } = await openEnrolled();
    const weeks = Array.from({ length: 12 }, (_, at) =>
      new Date(Date.parse('2026-12-01T10:00:00Z') + at * 7 * 86_400_000).toISOString(),
    );
    const titles: string[] = [];
    for (const [at, week] of weeks.entries()) {
      const card = only(await wake(week));
      titles.push(card.lines[0] === 'How often' ? 'how often' : 'question');
      if (at === 5) await ada.tap(card, 'Skip');
    }
    expect(titles.map((one, at) => (one === 'how often' ? at : -1)).filter((at) => at >= 0)).toEqual([3, 9]);
  });
});

it('asks what they did about the skill that they work on, when each has been rated once', async () => {
  const { ada, wake, ratings, practice, id, people } = await openEnrolled();
  const { roleLevel } = (await people.byId(id)) ?? {};
  let card = only(await wake('2026-12-01T10:00:00Z'));
  const skills = await ada.say('my skills');
  const names = skills.reply.blocks.flatMap((block) =>
    block.type === 'table' ? block.rows.map(({ cells }) => cells[0] ?? '') : [],
  );
  for (const name of names) await ada.tap(await ada.say(`rate ${name}`), 'At the description');
  expect(new Set((await ratings.allOf(id)).map(({ skill }) => skill))).toEqual(new Set(names));
  const choice = await ada.tap(await ada.say('my skills'), 'Work on a skill…');
  const chosen = await ada.fill(choice, { skill: 'User focus' });
  expect(chosen.lines[0]).toMatch(/^You work on User focus\./);
  card = only(await wake('2026-12-08T10:00:00Z'));
  expect(card.lines.slice(0, 3)).toEqual([
    ...['User focus', `Check-in · ${roleLevel}`],
    'You chose to work on this skill. What did you do about it lately?',
  ]);
  expect(card.choices.slice(0, 4)).toEqual([
    ...['I practised it', 'I learned about it', 'Neither', 'Something is in the way'],
  ]);
  expect((await ada.tap(card, 'Something is in the way')).lines[0]).toBe(
    'Saved: User focus, Something is in the way. It may be worth raising with your manager.',
  );
  expect((await practice.allPracticeOf(id)).map(({ week, did }) => [week, did])).toEqual([
    ['2026-W50', 'blocked'],
  ]);
  expect((await ada.say('what did I say about user focus')).lines.at(-2)).toMatch(/Something is in the way$/);
  await ada.say('delete my data').then((asked) => ada.tap(asked, 'Delete all of it'));
  expect(await practice.allPracticeOf(id)).toEqual([]);
});

it('follows the time zone that the platform knows, and sends one a week all the same', async () => {
  const where = { timeZone: 'Europe/London' };
  const moving = { profileOf: async () => where, findAccount: async () => undefined };
  const rolecall = await openRolecall(ownKnowledge, { startsAt: '2026-11-28T12:00:00Z', profiles: moving });
  const ada = rolecall.join('a', toAccount('ada'));
  await ada.say('my role is IT service manager');
  await ada.say('ask me every week');
  await rolecall.wake('2026-11-30T09:00:00Z');
  where.timeZone = 'America/New_York';
  expect(await rolecall.wake('2026-12-01T10:00:00Z')).toEqual([]);
  only(await rolecall.wake('2026-12-01T15:00:00Z'));
  where.timeZone = 'Asia/Tokyo';
  expect(await rolecall.wake('2026-12-02T10:00:00Z')).toEqual([]);
  only(await rolecall.wake('2026-12-08T15:00:00Z'));
  only(await rolecall.wake('2026-12-15T01:00:00Z'));
});

it('moves what is planned when they choose another time', async () => {
  const { ada, wake } = await openEnrolled();
  await wake('2026-11-30T09:00:00Z');
  const when = await ada.tap(await ada.say('settings'), 'When…');
  expect((await ada.fill(when, { day: '4', time: '14:00' })).lines[0]).toBe('Your times are kept.');
  expect(await wake('2026-12-01T10:00:00Z')).toEqual([]);
  only(await wake('2026-12-03T14:00:00Z'));
});

it('sends one message for the days that the machine was off', async () => {
  const { wake } = await openEnrolled();
  only(await wake('2026-12-04T08:00:00Z'));
  expect(await wake('2026-12-04T08:00:01Z')).toEqual([]);
});

it('shows at one look what is theirs, and nothing to others', async () => {
  const { ada, join } = await openEnrolled();
  const home = await ada.press('home', 'now');
  expect(home.lines.slice(0, 3)).toEqual([
    ...['IT service manager', 'Your role level', 'Your next check-in comes on Tuesday 1 December at 10:00.'],
  ]);
  const bob = join('bob', toAccount('bob'));
  expect((await bob.press('home', 'now')).choices).toEqual(['Set it up']);
  const shared = join('a channel', toAccount('ada'), 'shared');
  expect((await shared.press('home', 'now')).lines[0]).toMatch(/^Your skills are between you and me\./);
});

it('shares levels when they say so, and says so in every check-in', async () => {
  const { ada, wake, people, id } = await openEnrolled();
  expect((await ada.say('share my levels with my manager')).lines[0]).toBe(
    'Your manager sees your levels from now on; you see who looked and when.',
  );
  expect(only(await wake('2026-12-01T10:00:00Z')).lines.at(-1)).toBe(
    'This is for your own development. You and your manager see your levels, as you chose; notes only you.',
  );
  expect((await ada.say('keep my levels private')).lines[0]).toBe('Only you see your levels.');
  expect((await people.byId(id))?.sharing).toBeUndefined();
});
