import { describe, expect, it } from 'vitest';
import { ownKnowledge } from '../../src/config.ts';
import { openRolecall } from './fake-platform.ts';
import { only, open, openEnrolled, profiles, toAccount } from './open-enrolled.ts';

describe('setting up', () => {
  it('says what it is and who sees what before it asks anything, and takes no for an answer', async () => {
    const { ada, people, wake } = await open();
    const entry = { id: 'p1', name: 'Ada Roster', email: 'ada@example.org', enrolment: 'to-invite' } as const;
    const times = { day: 2, time: '10:00', timeZone: 'Europe/London', workingDays: [1, 2, 3, 4, 5] } as const;
    await people.save([{ ...entry, times }]);
    await wake('2026-11-30T10:00:00Z');
    const invitation = only(await wake('2026-12-01T10:00:00Z'));
    expect(invitation.lines).toEqual([
      'Skills check-ins',
      'About a minute a week, for your own development',
      '- Once a week I ask at most two questions about the skills of your role level, in the words of the documents.',
      '- It is for your own development, and nothing else is done with it.',
      '- Only you see what you answer, unless you choose to share your levels with your manager. A figure about a team has five or more people behind it, or is not shown.',
      '- It is voluntary: you can skip, pause or stop at any time, see all that I hold about you (“my data”), and delete it.',
      'Setting it up takes two minutes. You can leave it and come back: “set up my check-ins”.',
    ]);
    expect(invitation.choices).toEqual(['Set it up', 'Not now', 'Never ask']);
    expect((await ada.tap(invitation, 'Not now')).lines).toEqual([
      'All right. Say “set up my check-ins” when it suits you.',
    ]);
    expect((await ada.tap(invitation, 'Never ask')).lines).toEqual([
      'I won’t ask again. If you ever change your mind: “set up my check-ins”.',
    ]);
    expect(await people.byId('p1')).toMatchObject({ enrolment: 'never', account: { id: 'ada' } });
    expect(await wake('2026-12-08T10:00:00Z')).toEqual([]);
  });

  it('goes step by step, is left, and goes on where it was left', async () => {
    const { ada, people } = await open();
    const welcome = await ada.say('set up my check-ins');
    expect(welcome.choices).toEqual(['Set it up', 'Not now', 'Never ask']);
    const role = await ada.tap(welcome, 'Set it up');
    expect(role.lines.slice(0, 2)).toEqual(['Your role level', 'Step 1 of 3']);
    // The platform's job title only suggests.
    expect(role.choices).toEqual(['IT service manager']);
    const unknown = await ada.fill(role, { role: 'astronaut', team: 'Payments' });
    expect(unknown.lines[0]).toMatch(/^The documents have no role level “astronaut”\./);
    await ada.fill(unknown, { role: 'it servce manager' });
    await ada.say('what does an IT service manager do?');
    const when = await ada.say('Set up my check-ins.');
    expect(when.lines.slice(0, 2)).toEqual(['When', 'Step 2 of 3']);
    const wrong = await ada.fill(when, { zone: 'Mars/Base', day: '4', time: '09:30' });
    expect(wrong.lines[0]).toBe('I don’t know the time zone “Mars/Base”. Write one such as Europe/London.');
    // What was entered is there still.
    const sharing = await ada.fill(wrong, { working: '1,2,4', nation: 'scotland' });
    expect(sharing.choices).toEqual(['Keep them private', 'Share my levels with my manager']);
    const done = await ada.tap(sharing, 'Keep them private');
    expect(done.lines).toEqual([
      'That’s it',
      'IT service manager',
      'Only you see your levels. The first check-in comes on Thursday 3 December at 09:30. You can also begin now.',
    ]);
    expect(await people.byAccount(toAccount('ada'))).toMatchObject({
      ...{
        name: 'Ada',
        email: 'ada@example.org',
        team: 'Payments',
        roleLevel: 'IT service manager',
        enrolment: 'weekly',
      },
      times: { day: 4, time: '09:30', timeZone: 'Europe/London', workingDays: [1, 2, 4], nation: 'scotland' },
    });
    const settings = await ada.tap(done, 'Settings');
    expect(settings.lines.slice(2)).toEqual([
      '- Role level: IT service manager',
      '- Team: Payments',
      '- Check-ins: every week',
      '- Next one: Thursday 3 December at 09:30',
      '- When: Thursday at 09:30 (Europe/London)',
      '- Working days: Monday, Tuesday, Thursday',
      '- Bank holidays of: Scotland',
      '- Your levels are: private',
      '- Skill you work on: none chosen',
    ]);
  });

  it('knows somebody of a roster by their email when they first speak, with what they had said before', async () => {
    const { ada, people, ratings } = await open();
    await ada.say('my role is IT service manager');
    await ada.tap(await ada.say('check-in'), 'At the description');
    const times = { day: 3, time: '11:00', timeZone: 'Europe/London', workingDays: [1, 2, 3, 4, 5] } as const;
    await people.save([
      { id: 'p2', name: 'Bob', email: 'bob@example.org', team: 'Pay', enrolment: 'to-invite', times },
    ]);
    const all = await people.all();
    expect(all.map(({ name, email }) => [name, email])).toEqual([
      ['Ada', 'ada@example.org'],
      ['Bob', 'bob@example.org'],
    ]);
    expect(await ratings.allOf(all[0]?.id ?? '')).toHaveLength(1);
  });

  it('invites later whoever no platform can find at the moment', async () => {
    const found: Awaited<ReturnType<typeof profiles.findAccount>>[] = ['later', toAccount('bob')];
    const busy = { ...profiles, findAccount: async () => found.shift() };
    const rolecall = await openRolecall(ownKnowledge, { startsAt: '2026-11-23T09:00:00Z', profiles: busy });
    const times = { day: 2, time: '10:00', timeZone: 'Europe/London', workingDays: [1, 2, 3, 4, 5] } as const;
    await rolecall.people.save([
      { id: 'p2', name: 'Bob', email: 'bob@example.org', enrolment: 'to-invite', times },
    ]);
    await rolecall.wake('2026-11-23T09:00:00Z');
    expect(await rolecall.wake('2026-11-24T10:00:00Z')).toEqual([]);
    expect(only(await rolecall.wake('2026-11-24T10:05:00Z')).lines[0]).toBe('Skills check-ins');
  });

  it('invites at once whoever greets the bot and could not be written to before', async () => {
    const unknown = { ...profiles, findAccount: async () => undefined };
    const rolecall = await openRolecall(ownKnowledge, {
      startsAt: '2026-11-23T09:00:00Z',
      profiles: unknown,
    });
    const times = { day: 2, time: '10:00', timeZone: 'Europe/London', workingDays: [1, 2, 3, 4, 5] } as const;
    await rolecall.people.save([
      { id: 'p2', name: 'Bob', email: 'bob@example.org', enrolment: 'to-invite', times },
    ]);
    await rolecall.wake('2026-11-23T09:00:00Z');
    expect(await rolecall.wake('2026-11-24T10:00:00Z')).toEqual([]);
    expect(await rolecall.outbox.statuses()).toMatchObject([
      {
        kind: 'invitation',
        state: 'unreachable',
        reason: expect.stringMatching(/no platform knows their email/),
      },
    ]);
    await rolecall.join('bob and the bot', toAccount('bob')).say('hello');
    expect(only(await rolecall.wake('2026-11-24T10:05:00Z')).lines[0]).toBe('Skills check-ins');
  });
});

describe('a week’s check-in', () => {
  it('comes at their time, is answered on its own card, and not reminded of', async () => {
    const { ada, wake } = await openEnrolled();
    expect(await wake('2026-12-01T09:59:59Z')).toEqual([]);
    const card = only(await wake('2026-12-01T10:00:00Z'));
    expect(card.choices.slice(-4)).toEqual(['Skip', 'Later today', 'Tomorrow', 'More…']);
    const second = await ada.tap(card, 'At the description');
    expect(second.lines[0]).toBe('Saved: Asset and configuration management, At the description.');
    expect((await ada.tap(second, 'Skip')).lines[0]).toBe('Skipped: Business analysis (IT operations).');
    expect(await wake('2026-12-01T10:00:30Z')).toEqual([]);
    expect(await wake('2026-12-03T10:00:00Z')).toEqual([]);
  });

  it('is reminded of once, two working days later, on the same week’s card', async () => {
    const { ada, wake, ratings, id } = await openEnrolled();
    only(await wake('2026-12-01T10:00:00Z'));
    expect(await wake('2026-12-02T10:00:01Z')).toEqual([]);
    const reminder = only(await wake('2026-12-03T10:00:00Z'));
    expect(reminder.lines.slice(0, 2)).toEqual([
      'A reminder of this week’s check-in, the only one.',
      'Asset and configuration management',
    ]);
    await ada.tap(reminder, 'At the description');
    expect((await ratings.allOf(id)).map(({ week, isLate }) => [week, isLate])).toEqual([
      ['2026-W49', false],
    ]);
    expect(await wake('2026-12-04T10:00:00Z')).toEqual([]);
  });

  it('comes later today, or tomorrow, when they say so', async () => {
    const { ada, wake } = await openEnrolled();
    const card = only(await wake('2026-12-01T10:00:00Z'));
    expect((await ada.tap(card, 'Later today')).lines).toEqual([
      'All right, I’ll ask again on Tuesday 1 December at 13:00.',
    ]);
    expect(await wake('2026-12-01T12:59:59Z')).toEqual([]);
    const again = only(await wake('2026-12-01T13:00:00Z'));
    expect((await ada.tap(again, 'Tomorrow')).lines[0]).toMatch(/on Wednesday 2 December at 10:00\.$/);
    const third = only(await wake('2026-12-02T10:00:00Z'));
    expect(third.lines[0]).toBe('Asset and configuration management');
    // The reminder waits two working days after the last of them.
    expect(await wake('2026-12-03T10:00:01Z')).toEqual([]);
    only(await wake('2026-12-04T10:00:00Z'));
    expect((await ada.say('ask me tomorrow')).lines[0]).toMatch(
      /^That is after this week’s check-in\. The next one comes on Tuesday 8 December at 10:00\./,
    );
  });

  it('takes an answer late and says so, and keeps it for its own week', async () => {
    const { ada, wake, ratings, id, clock } = await openEnrolled();
    const old = only(await wake('2026-12-01T10:00:00Z'));
    clock.at = Date.parse('2026-12-07T12:00:00Z');
    expect((await ada.tap(old, 'At the description')).lines[0]).toBe(
      'Saved: Asset and configuration management, At the description.',
    );
    await wake('2026-12-08T10:00:00Z');
    expect((await ada.tap(old, 'Above the description')).lines[0]).toBe(
      'Saved: Asset and configuration management, Above the description, late for 2026-W49.',
    );
    expect((await ratings.allOf(id)).map(({ week, value, isLate }) => [week, value, isLate])).toEqual([
      ['2026-W49', 'at', false],
      ['2026-W49', 'above', true],
    ]);
    expect((await ada.say('what did I say about asset')).lines[2]).toMatch(/\(2026-W49, late\)/);
  });

  it('can be changed at any time, the history stays', async () => {
    const { ada, wake, ratings, id } = await openEnrolled();
    const card = only(await wake('2026-12-01T10:00:00Z'));
    const end = await ada.tap(await ada.tap(card, 'Below the description'), 'Skip');
    expect(end.choices).toEqual([
      ...['My skills', 'Add a note: Asset and configuration management'],
      'Change: Asset and configuration management',
    ]);
    const again = await ada.tap(end, 'Change: Asset and configuration management');
    expect(again.choices).toContain('Same as last time: Below the description, 2026-12-01');
    await ada.tap(again, 'At the description');
    const chosen = await ada.tap(await ada.say('my skills'), 'Rate a skill…');
    await ada.tap(await ada.fill(chosen, { skill: 'User focus' }), 'Below the description');
    await ada.tap(await ada.say('rate user focus'), 'Same as last time: Below the description, 2026-12-01');
    const kept = (await ratings.allOf(id)).map(({ skill, value, answered }) => [skill, value, answered]);
    expect(kept.toSorted()).toEqual([
      ['Asset and configuration management', 'at', 'rated'],
      ['Asset and configuration management', 'below', 'rated'],
      ['User focus', 'below', 'rated'],
      ['User focus', 'below', 'same'],
    ]);
  });

  it('takes a private note, which only they see', async () => {
    const { ada, wake } = await openEnrolled();
    const card = only(await wake('2026-12-01T10:00:00Z'));
    const end = await ada.tap(await ada.tap(card, 'At the description'), 'Skip');
    const note = await ada.tap(end, 'Add a note: Asset and configuration management');
    expect(note.lines).toEqual([
      ...['Asset and configuration management', 'A private note'],
      'One example of it, for yourself. Leave out personal details. Only you see it.',
    ]);
    const kept = await ada.fill(note, { note: 'I led the stocktake' });
    expect(kept.lines[0]).toBe('Your note on Asset and configuration management is kept.');
    const there = await ada.tap(kept, 'Add a note: Asset and configuration management');
    expect(there.reply.form?.inputs[0]).toMatchObject({ value: 'I led the stocktake' });
    expect((await ada.say('what did I say about asset and configuration management')).lines[2]).toMatch(
      /You: At the description: “I led the stocktake”/,
    );
    expect((await ada.say('my data')).lines.join('\n')).toContain('I led the stocktake');
  });

  it('says why it comes, and leads back to the question', async () => {
    const { ada, wake } = await openEnrolled();
    const card = only(await wake('2026-12-01T10:00:00Z'));
    const more = await ada.tap(card, 'More…');
    expect(more.choices).toEqual([
      ...['Back to the question', 'Away until…', 'Pause', 'Stop', 'Why am I getting this?', 'Settings'],
    ]);
    expect((await ada.tap(more, 'Why am I getting this?')).lines).toEqual([
      'You chose on Saturday 28 November 2026 to be asked every week, on Tuesday at 10:00 (Europe/London). This is for your own development. Only you see what you answer. It is voluntary: skip, pause or stop at any time.',
    ]);
    expect((await ada.tap(more, 'Back to the question')).lines).toEqual(card.lines);
  });
});
