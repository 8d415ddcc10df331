import { describe, expect, it } from 'vitest';
import { openEnrolled, platforms } from './on-each-platform.ts';

const asset = 'Asset and configuration management';

describe.each(platforms)('the rhythm of check-ins on $name', (platform) => {
  it('waits until later today, and until tomorrow', async () => {
    const ada = await openEnrolled(platform);
    await ada.wake('2026-12-01T10:00:00Z');
    expect((await ada.tap('Later today')).lines).toEqual([
      'All right, I’ll ask again on Tuesday 1 December at 13:00.',
    ]);
    expect((await ada.wake('2026-12-01T12:59:59Z')).lines).toEqual([]);
    expect((await ada.wake('2026-12-01T13:00:00Z')).lines[0]).toBe(asset);
    expect((await ada.tap('Tomorrow')).lines).toEqual([
      'All right, I’ll ask again on Wednesday 2 December at 10:00.',
    ]);
    expect((await ada.wake('2026-12-02T10:00:00Z')).lines[0]).toBe(asset);
    expect((await ada.say('later today')).lines).toEqual([
      'All right, I’ll ask again on Wednesday 2 December at 13:00.',
    ]);
    expect((await ada.wake('2026-12-02T13:00:00Z')).lines[0]).toBe(asset);
    expect((await ada.say('ask me tomorrow')).lines).toEqual([
      'All right, I’ll ask again on Thursday 3 December at 10:00.',
    ]);
  });

  it('stops while somebody is away, and goes on by itself', async () => {
    const ada = await openEnrolled(platform);
    await ada.wake('2026-12-01T10:00:00Z');
    expect((await ada.tap('More…')).labels).toEqual([
      ...['Back to the question', 'Away until…', 'Pause', 'Stop', 'Why am I getting this?', 'Settings'],
    ]);
    const away = await ada.tap('Away until…');
    expect(away.lines).toEqual(['Until when are you away? I ask nothing by myself before that day.']);
    expect(away.fields).toEqual({ Until: '' });
    expect((await ada.fill({ Until: 'the cows come home' }, 'Save')).lines).toEqual([
      'I don’t know “the cows come home” as a day to come. Say it like “3 January” or “next Monday”.',
    ]);
    const paused = await ada.fill({ Until: '14 December' }, 'Save');
    expect(paused.lines).toEqual(['Paused: I ask nothing by myself before Monday 14 December 2026.']);
    expect(paused.labels).toEqual(['Resume']);
    expect((await ada.wake('2026-12-08T10:00:00Z')).lines).toEqual([]);
    expect((await ada.wake('2026-12-15T10:00:00Z')).lines[0]).toBe(asset);
    expect((await ada.say('I’m away until 29 December.')).lines).toEqual([
      'Paused: I ask nothing by myself before Tuesday 29 December 2026.',
    ]);
    expect((await ada.wake('2026-12-22T10:00:00Z')).lines).toEqual([]);
  });

  it('pauses, resumes and stops by buttons', async () => {
    const ada = await openEnrolled(platform);
    await ada.wake('2026-12-01T10:00:00Z');
    await ada.tap('More…');
    expect((await ada.tap('Pause')).lines).toEqual([
      'Paused: I ask nothing by myself until you say “resume my check-ins”.',
    ]);
    expect((await ada.wake('2026-12-08T10:00:00Z')).lines).toEqual([]);
    expect((await ada.tap('Resume')).lines).toEqual([
      'Welcome back: the next check-in comes on Tuesday 15 December at 10:00.',
    ]);
    expect((await ada.wake('2026-12-15T10:00:00Z')).lines[0]).toBe(asset);
    await ada.tap('More…');
    expect((await ada.tap('Stop')).lines).toEqual([
      'Stopped: I ask nothing more by myself. “Ask me every week” starts it again; what you have said is kept.',
    ]);
    expect((await ada.wake('2026-12-22T10:00:00Z')).lines).toEqual([]);
  });

  it('pauses, resumes and stops in plain words', async () => {
    const ada = await openEnrolled(platform);
    expect((await ada.say('Pause my check-ins.')).lines).toEqual([
      'Paused: I ask nothing by myself until you say “resume my check-ins”.',
    ]);
    expect((await ada.wake('2026-12-01T10:00:00Z')).lines).toEqual([]);
    expect((await ada.say('resume my check-ins')).lines).toEqual([
      'Welcome back: the next check-in comes on Tuesday 8 December at 10:00.',
    ]);
    expect((await ada.say('why am I getting this?')).lines).toEqual([
      'You chose on Saturday 28 November 2026 to be asked every week, on Tuesday at 10:00 (Europe/London). This is for your own development. Only you see what you answer. It is voluntary: skip, pause or stop at any time.',
    ]);
    expect((await ada.say('share my levels with my manager')).lines[0]).toBe(
      'Your manager sees your levels from now on; you see who looked and when.',
    );
    expect((await ada.wake('2026-12-08T10:00:00Z')).lines.at(-1)).toBe(
      'This is for your own development. You and your manager see your levels, as you chose; notes only you.',
    );
    expect((await ada.say('keep my levels private')).lines[0]).toBe('Only you see your levels.');
    expect((await ada.say('stop my check-ins')).lines).toEqual([
      'Stopped: I ask nothing more by myself. “Ask me every week” starts it again; what you have said is kept.',
    ]);
    expect((await ada.wake('2026-12-15T10:00:00Z')).lines).toEqual([]);
    // Whoever wants to is asked all the same.
    expect((await ada.say('check-in')).lines[0]).toBe(asset);
  });

  it('says why it comes, and leads back to the question', async () => {
    const ada = await openEnrolled(platform);
    const card = await ada.wake('2026-12-01T10:00:00Z');
    const more = await ada.tap('More…');
    expect((await ada.tap('Why am I getting this?')).lines).toEqual([
      'You chose on Saturday 28 November 2026 to be asked every week, on Tuesday at 10:00 (Europe/London). This is for your own development. Only you see what you answer. It is voluntary: skip, pause or stop at any time.',
    ]);
    const back = await ada.tap('Back to the question', more);
    expect([back.lines, back.labels]).toEqual([card.lines, card.labels]);
  });

  it('reminds once, two working days later', async () => {
    const ada = await openEnrolled(platform);
    const card = await ada.wake('2026-12-01T10:00:00Z');
    expect((await ada.wake('2026-12-02T10:00:00Z')).lines).toEqual([]);
    const reminder = await ada.wake('2026-12-03T10:00:00Z');
    expect(reminder.lines).toEqual(['A reminder of this week’s check-in, the only one.', ...card.lines]);
    expect(reminder.labels).toEqual(card.labels);
    expect((await ada.wake('2026-12-07T10:00:00Z')).lines).toEqual([]);
    expect((await ada.tap('At the description')).lines[0]).toBe(`Saved: ${asset}, At the description.`);
  });

  it('takes an answer late, and says so', async () => {
    const ada = await openEnrolled(platform);
    const old = await ada.wake('2026-12-01T10:00:00Z');
    await ada.wake('2026-12-08T10:00:00Z');
    expect((await ada.tap('Above the description', old)).lines[0]).toBe(
      `Saved: ${asset}, Above the description, late for 2026-W49.`,
    );
    expect((await ada.say('what did I say about asset')).lines[2]).toBe(
      '2026-12-08 (2026-W49, late): You: Above the description; As: IT service manager',
    );
  });

  it('asks once after three that were missed how often suits them', async () => {
    const ada = await openEnrolled(platform);
    for (const day of ['2026-12-01', '2026-12-08', '2026-12-15'])
      expect((await ada.wake(`${day}T10:00:00Z`)).lines[0]).toBe(asset);
    const asked = await ada.wake('2026-12-22T10:00:00Z');
    expect(asked.lines).toEqual([
      ...['How often', 'Skills check-ins'],
      'You have not had time for the last three check-ins. Would another rhythm suit you better? You can also stop.',
    ]);
    expect(asked.labels).toEqual([
      ...['Every week', 'Every two weeks', 'Every four weeks', 'Stop', 'Check in now'],
    ]);
    expect((await ada.tap('Every four weeks')).lines[0]).toMatch(
      /^I’ll ask you about two skills at most, every four weeks, on Tuesday at 10:00 \(Europe\/London\);/,
    );
    expect((await ada.say('ask me every two weeks')).lines[0]).toMatch(
      /every two weeks, on Tuesday at 10:00/,
    );
    const weeks = [await ada.wake('2027-01-05T10:00:00Z'), await ada.wake('2027-01-12T10:00:00Z')];
    expect(weeks.filter(({ lines }) => lines[0] === asset)).toHaveLength(1);
  });

  it('is changed in the settings', async () => {
    const ada = await openEnrolled(platform);
    const settings = await ada.say('settings');
    expect(settings.labels).toEqual([
      ...['Role level…', 'When…', 'Who sees my levels…', 'How often…', 'Away until…', 'Stop', 'My data'],
    ]);
    const when = await ada.tap('When…');
    expect(when.fields).toEqual({
      ...{ Day: 'Tuesday', Time: '10:00', 'Time zone': 'Europe/London', 'Bank holidays of': 'None' },
      'Working days': 'Monday, Tuesday, Wednesday, Thursday, Friday',
    });
    expect((await ada.fill({ Day: 'Thursday', Time: '14:00' }, 'Save')).lines).toEqual([
      'Your times are kept.',
      ...['Your settings', 'Only you see this'],
      'Role level: IT service manager',
      'Check-ins: every week',
      'Next one: Thursday 3 December at 14:00',
      'When: Thursday at 14:00 (Europe/London)',
      'Working days: Monday, Tuesday, Wednesday, Thursday, Friday',
      'Bank holidays of: none',
      'Your levels are: private',
      'Skill you work on: none chosen',
    ]);
    await ada.tap('Who sees my levels…');
    expect((await ada.tap('Share my levels with my manager')).lines).toContain(
      'Your levels are: shared with your manager',
    );
    await ada.tap('Role level…');
    expect((await ada.fill({ 'Team (if you like)': 'Payments' }, 'Save')).lines).toContain('Team: Payments');
    await ada.tap('How often…');
    expect((await ada.tap('Every two weeks')).lines[0]).toMatch(/, every two weeks, on Thursday at 14:00 /);
    expect((await ada.wake('2026-12-01T10:00:00Z')).lines).toEqual([]);
  });

  it('asks what they did about a skill that they work on, when each has been rated once', async () => {
    const ada = await openEnrolled(platform);
    const rows = (await ada.say('my skills')).lines.filter((line) => line.includes(': You: not rated yet'));
    for (const [skill] of rows.map((row) => row.split(': You:'))) {
      await ada.say(`rate ${skill}`);
      await ada.tap('At the description');
    }
    await ada.say('my skills');
    expect((await ada.tap('Work on a skill…')).fields).toEqual({ Skill: 'None at the moment' });
    expect((await ada.fill({ Skill: 'User focus' }, 'Save')).lines[0]).toBe(
      'You work on User focus. When each of your skills has been rated once, I’ll ask every time what you did about it.',
    );
    const card = await ada.wake('2026-12-01T10:00:00Z');
    expect(card.lines).toEqual([
      ...['User focus', 'Check-in · IT service manager'],
      'You chose to work on this skill. What did you do about it lately?',
      'This is for your own development. Only you see what you answer.',
    ]);
    expect(card.labels).toEqual([
      ...['I practised it', 'I learned about it', 'Neither', 'Something is in the way', 'Skip'],
      ...['Later today', 'Tomorrow', 'More…'],
    ]);
    expect((await ada.tap('Something is in the way')).lines).toEqual([
      'Saved: User focus, Something is in the way. It may be worth raising with your manager.',
      'That is all for this week. “My skills” shows what you have said.',
    ]);
  });
});
