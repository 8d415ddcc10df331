import { describe, expect, it } from 'vitest';
import { described, open, openEnrolled, platforms } from './on-each-platform.ts';
import { openOnSlack } from './on-slack.ts';

const asset = 'Asset and configuration management';
const purpose = 'This is for your own development. Only you see what you answer.';
const question = [
  asset,
  'Check-in · IT service manager',
  'The documents do not describe levels of this skill. Where are you, compared with what they say?',
  'maintain secure configuration and accurate information',
  'control IT assets in one or more areas',
  'verify the location and state of IT assets',
  purpose,
];

describe.each(platforms)('check-ins on $name', (platform) => {
  it('are set up in steps, which can be left and gone on with', async () => {
    const ada = await open(platform);
    const welcome = await ada.say('set up my check-ins');
    expect(welcome.lines).toEqual([
      'Skills check-ins',
      'About a minute a week, for your own development',
      'Once a week I ask at most two questions about the skills of your role level, in the words of the documents.',
      'It is for your own development, and nothing else is done with it.',
      'Only you see what you answer, unless you choose to share your levels with your manager. A figure about a team has five or more people behind it, or is not shown.',
      'It is voluntary: you can skip, pause or stop at any time, see all that I hold about you (“my data”), and delete it.',
      'Setting it up takes two minutes. You can leave it and come back: “set up my check-ins”.',
    ]);
    expect(welcome.labels).toEqual(['Set it up', 'Not now', 'Never ask']);
    const role = await ada.tap('Set it up');
    expect(role.lines).toEqual([
      ...['Your role level', 'Step 1 of 3'],
      'The role level says which skills I ask about. Write it as the documents call it; a job title may do.',
    ]);
    expect(role.labels).toEqual(['Save']);
    expect(role.fields).toEqual({ 'Role level': '', 'Team (if you like)': '' });
    const unknown = await ada.fill({ 'Role level': 'astronaut', 'Team (if you like)': 'Payments' }, 'Save');
    expect(unknown.lines[0]).toBe(
      'The documents have no role level “astronaut”. Write it as they call it, for example “IT service manager”.',
    );
    const when = await ada.fill({ 'Role level': 'it servce manager' }, 'Save');
    expect(when.lines.slice(0, 3)).toEqual([
      'Your role level is IT service manager.',
      ...['When', 'Step 2 of 3'],
    ]);
    // They leave it here.
    expect((await ada.say('what does an IT service manager do?')).lines[0]).toBe('IT service manager');
    expect((await ada.say('Set up my check-ins.')).lines.slice(0, 2)).toEqual(['When', 'Step 2 of 3']);
    const times = { Day: 'Thursday', Time: '09:30', 'Working days': 'Monday, Tuesday, Thursday' };
    const wrong = await ada.fill({ ...times, 'Time zone': 'Mars/Base' }, 'Save');
    expect(wrong.lines[0]).toBe('I don’t know the time zone “Mars/Base”. Write one such as Europe/London.');
    // What was entered is there still.
    const sharing = await ada.fill({ 'Bank holidays of': 'Scotland' }, 'Save');
    expect(sharing.lines.slice(0, 3)).toEqual([
      'Your times are kept.',
      ...['Who sees your levels', 'Step 3 of 3'],
    ]);
    expect(sharing.labels).toEqual(['Keep them private', 'Share my levels with my manager']);
    const done = await ada.tap('Keep them private');
    expect(done.lines).toEqual([
      ...['That’s it', 'IT service manager'],
      'Only you see your levels. The first check-in comes on Thursday 3 December at 09:30. You can also begin now.',
    ]);
    expect(done.labels).toEqual(['Check in now', 'My skills', 'Settings']);
    const settings = await ada.tap('Settings');
    expect(settings.lines).toEqual([
      ...['Your settings', 'Only you see this'],
      'Role level: IT service manager',
      'Team: Payments',
      'Check-ins: every week',
      'Next one: Thursday 3 December at 09:30',
      'When: Thursday at 09:30 (Europe/London)',
      'Working days: Monday, Tuesday, Thursday',
      'Bank holidays of: Scotland',
      'Your levels are: private',
      'Skill you work on: none chosen',
    ]);
    expect((await ada.wake('2026-12-03T09:30:00Z')).lines).toEqual(question);
  });

  it('take no for an answer', async () => {
    const ada = await open(platform);
    const welcome = await ada.say('set up my check-ins');
    expect((await ada.tap('Not now')).lines).toEqual([
      'All right. Say “set up my check-ins” when it suits you.',
    ]);
    expect((await ada.tap('Never ask', welcome)).lines).toEqual([
      'I won’t ask again. If you ever change your mind: “set up my check-ins”.',
    ]);
    expect((await ada.wake('2026-12-01T10:00:00Z')).lines).toEqual([]);
  });

  it('come by themselves with two questions, each answered on the card of the one before', async () => {
    const ada = await openEnrolled(platform);
    expect((await ada.wake('2026-12-01T09:59:59Z')).lines).toEqual([]);
    const card = await ada.wake('2026-12-01T10:00:00Z');
    expect(card.lines).toEqual(question);
    expect(card.labels).toEqual([
      ...['Below the description', 'At the description', 'Above the description', 'Doesn’t apply', 'Skip'],
      ...['Later today', 'Tomorrow', 'More…'],
    ]);
    const second = await ada.tap('At the description');
    expect(second.lines).toEqual([
      `Saved: ${asset}, At the description.`,
      'Business analysis (IT operations)',
      'Check-in · IT service manager',
      'The documents do not describe levels of this skill. Where are you, compared with what they say?',
      'investigate problems and opportunities in existing processes, and contribute to recommending solutions',
      'work with stakeholders to identify objectives and potential benefits',
      purpose,
    ]);
    expect(second.place).toBe(platform.replaces ? 'in its place' : 'below');
    const end = await ada.tap('Skip');
    expect(end.lines).toEqual([
      'Skipped: Business analysis (IT operations).',
      'That is all for this week. “My skills” shows what you have said.',
    ]);
    expect(end.labels).toEqual(['My skills', `Add a note: ${asset}`, `Change: ${asset}`]);
    expect((await ada.wake('2026-12-03T10:00:00Z')).lines).toEqual([]);
    expect((await ada.wake('2026-12-08T10:00:00Z')).lines[0]).toBe('Business analysis (IT operations)');
  });

  it('show each level’s words before an answer, and what the role level asks for after it', async () => {
    const ada = await open(platform, described);
    await ada.say('my role is data engineer');
    const first = await ada.tap('Check in now');
    expect(first.lines).toEqual([
      ...['Communicating', 'Check-in · Data engineer', 'Which describes best what you can do now?'],
      ...['Awareness', 'listen', 'Working', 'speak', 'Practitioner', 'persuade', 'Expert', 'mediate'],
      purpose,
    ]);
    expect(first.labels).toEqual([
      ...['Not yet', 'Awareness', 'Working', 'Practitioner', 'Expert', 'Doesn’t apply', 'Skip', 'More…'],
    ]);
    expect((await ada.tap('Not yet')).lines[0]).toBe(
      'Saved: Communicating, Not yet. Your role level asks for working.',
    );
    expect((await ada.tap('Expert')).lines).toEqual([
      'Saved: Data modelling, Expert. Your role level asks for awareness.',
      'That is all for this week. “My skills” shows what you have said.',
    ]);
    const next = await ada.say('next role');
    expect(next.lines).toEqual([
      ...['Senior data engineer', 'Your next role level'],
      'Worth discussing: 2 of its 3 skills that you have not said of yourself at that level yet.',
      'Communicating: You: Not yet; It asks for: practitioner',
      'Testing: You: not rated yet; It asks for: working',
      'Only you see this.',
    ]);
  });

  it('offer the last answer again, and keep what was said before', async () => {
    const ada = await openEnrolled(platform);
    await ada.wake('2026-12-01T10:00:00Z');
    await ada.tap('Below the description');
    await ada.tap('Skip');
    expect((await ada.tap(`Change: ${asset}`)).labels).toContain(
      'Same as last time: Below the description, 2026-12-01',
    );
    await ada.tap('Same as last time: Below the description, 2026-12-01');
    expect((await ada.say(`rate ${asset}`)).lines[0]).toBe(asset);
    await ada.tap('Above the description');
    const skills = await ada.say('my skills');
    expect(skills.lines.slice(0, 4)).toEqual([
      ...['Your skills', 'IT service manager'],
      `${asset}: You: Above the description (2026-12-01); Your role level asks for: level not stated`,
      'Business analysis (IT operations): You: not rated yet; Your role level asks for: level not stated',
    ]);
    expect(skills.labels).toEqual([
      ...['Check in now', 'Rate a skill…', 'Work on a skill…', 'Next role', 'Settings'],
    ]);
    const choice = await ada.tap('Rate a skill…');
    expect(choice.fields).toEqual({ Skill: asset });
    expect((await ada.fill({ Skill: 'User focus' }, 'Go on')).lines[0]).toBe('User focus');
    await ada.tap('Doesn’t apply');
    expect((await ada.say('What did I say about asset and configuration management?')).lines).toEqual([
      ...[asset, 'What you have said'],
      '2026-12-01 (2026-W49): You: Above the description; As: IT service manager',
      '2026-12-01 (2026-W49): You: Below the description; As: IT service manager',
      '2026-12-01 (2026-W49): You: Below the description; As: IT service manager',
      'Only you see this.',
    ]);
    expect((await ada.say('next role')).lines).toEqual([
      'IT service manager is the highest role level of IT service manager.',
    ]);
  });

  it('take a private note, which can be read and changed', async () => {
    const ada = await openEnrolled(platform);
    await ada.wake('2026-12-01T10:00:00Z');
    await ada.tap('At the description');
    await ada.tap('Skip');
    const note = await ada.tap(`Add a note: ${asset}`);
    expect(note.lines).toEqual([
      ...[asset, 'A private note'],
      'One example of it, for yourself. Leave out personal details. Only you see it.',
    ]);
    expect(note.fields).toEqual({ Note: '' });
    const kept = await ada.fill({ Note: 'I led the stocktake' }, 'Save the note');
    expect(kept.lines[0]).toBe(`Your note on ${asset} is kept.`);
    expect((await ada.tap(`Add a note: ${asset}`)).fields).toEqual({ Note: 'I led the stocktake' });
    await ada.fill({ Note: 'I led the stocktake of May' }, 'Save the note');
    expect((await ada.say('what did I say about asset')).lines[2]).toBe(
      '2026-12-01 (2026-W49): You: At the description: “I led the stocktake of May”; As: IT service manager',
    );
  });

  it('take another press of the same card over the first', async () => {
    const ada = await openEnrolled(platform);
    const card = await ada.wake('2026-12-01T10:00:00Z');
    await ada.tap('Below the description');
    await ada.tap('Above the description', card);
    expect((await ada.say('my skills')).lines[2]).toBe(
      `${asset}: You: Above the description (2026-12-01); Your role level asks for: level not stated`,
    );
  });

  it('show all that is held about somebody, and delete it when they say so twice', async () => {
    const ada = await open(platform);
    // Of a stranger the bot knows at most where to write to them.
    const before = await ada.say('my data');
    await ada.say('my role is IT service manager');
    await ada.say('ask me every week');
    await ada.wake('2026-12-01T10:00:00Z');
    await ada.tap('At the description');
    const data = await ada.say('my data');
    expect(data.lines.slice(0, 2)).toEqual(['All that I hold about you', 'as JSON']);
    expect(data.lines).toEqual(
      expect.arrayContaining([
        '"roleLevel": "IT service manager",',
        '"value": "at",',
        `"skill": "${asset}",`,
      ]),
    );
    const asked = await ada.tap('Delete all of it…');
    expect(asked.lines).toEqual([
      'Delete all that I hold about you: what you said of your skills, your settings, and your name on feedback? It cannot be brought back.',
    ]);
    expect(asked.labels).toEqual(['Delete all of it', 'Show it first']);
    expect((await ada.tap('Show it first')).lines).toContain('"value": "at",');
    expect((await ada.say('delete my data')).lines).toEqual(asked.lines);
    expect((await ada.tap('Delete all of it')).lines).toEqual([
      'Deleted. I hold nothing about you any more, but what you write from now on.',
    ]);
    expect((await ada.say('my data')).lines).toEqual(before.lines);
    expect((await ada.wake('2026-12-08T10:00:00Z')).lines).toEqual([]);
  });
});

it('suggests the role levels that a job title in Slack may mean, beside the form', async () => {
  const ada = await open({ connect: (whole) => openOnSlack(whole, 'Data Engineering') }, described);
  await ada.say('set up my check-ins');
  const role = await ada.tap('Set it up');
  expect(role.lines.at(-1)).toBe('The role level says which skills I ask about. Choose yours, or write it.');
  expect(role.labels).toEqual(['Write my role level…', 'Data engineer', 'Senior data engineer']);
  expect((await ada.tap('Write my role level…')).place).toBe('in a window');
  expect((await ada.tap('Senior data engineer', role)).lines[0]).toBe(
    'Your role level is Senior data engineer.',
  );
});
