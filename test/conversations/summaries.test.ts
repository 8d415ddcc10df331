import { expect, it } from 'vitest';
import { emailOf, skills, type Value } from '../fill-team.ts';
import { createPerson, dayMs, openTeam, toAccount } from './open-team.ts';

const mixed = (person: number, skill: number): Value => ((person + skill) % 3 === 0 ? 'below' : 'at');
const alone =
  'You lead no team that I know of. Your organisation’s roster can say so, or you name it: “add ana@example.org, ben@example.org to my team”.';

it('shows a manager the figures of their team, a picture, and where a conversation may begin', async () => {
  const { mia } = await openTeam(7, (person, skill) => (skill === 0 ? 'at' : mixed(person, skill)));
  const shown = await mia.say('How is my team doing on skills?');
  expect(shown.lines.slice(0, 10)).toEqual([
    'Your team',
    'Skill summary, Saturday 28 November 2026',
    'Took part in the last four weeks: 100%. Current ratings: 100% of those that are needed, of these 100% fresh, 0% ageing and 0% stale.',
    'Largest gaps',
    '- 20–80% at or above. Business analysis (IT operations): “investigate problems and opportunities in existing processes, and contribute to recommending solutions” What would help with that?',
    '- 20–80% at or above. IT service reporting: “produce relevant reports in an appropriate format and agreed timeframe” What would help with that?',
    expect.stringMatching(/^- 20–80% at or above\. Ownership and topic: “.*” What would help with that\?$/),
    'Strengths',
    '- 80% or more at or above. Asset and configuration management: “maintain secure configuration and accurate information” Where is there an opportunity for that?',
    expect.stringMatching(
      /^Your team, 28 Nov 2026\. .*Asset and configuration management: 80% or more, no current rating 0%\.$/,
    ),
  ]);
  expect(shown.lines.at(-1)).toMatch(/^Ratings are confidential\. Each figure is of 5 people at least/);
  expect(shown.reply.citations[0]).toMatchObject({ file: 'it-service-manager.txt', n: 1 });
  expect(shown.choices).toEqual(['As a table', 'As a CSV file', 'Over time', 'How often…']);
  const chart = shown.reply.blocks.find((block) => block.type === 'chart');
  expect([...(chart?.type === 'chart' ? chart.picture.png.slice(1, 4) : [])]).toEqual([0x50, 0x4e, 0x47]);
});

it('shows the same as a table and as a file', async () => {
  const { mia } = await openTeam(7, mixed);
  const shown = await mia.say('team summary');
  const table = await mia.tap(shown, 'As a table');
  const row = 'Asset and configuration management: At or above: 20–80%; Below: 20–80%; No current rating: 0%';
  expect(table.lines[2]).toContain(row);
  const [file] = (await mia.say('summary as csv')).reply.attachments ?? [];
  expect(file).toMatchObject({ name: 'team-summary-2026-11-28.csv', mediaType: 'text/csv' });
  const text = new TextDecoder('utf-8', { ignoreBOM: true }).decode(file?.bytes);
  expect(text).toMatch(/^\uFEFFSkill,At or above,Below,No current rating,Trend,Thin cover\r\n/);
  expect(text).toContain('\r\nUser focus,20–80%,20–80%,0%,');
});

it('is one press away for whoever leads somebody', async () => {
  const { mia, otto } = await openTeam(7, mixed);
  const settings = await mia.say('settings');
  expect((await mia.tap(settings, 'Team summary')).lines[0]).toBe('Your team');
  expect((await otto.say('settings')).choices).not.toContain('Team summary');
  expect((await mia.press('home', '')).choices).toContain('Team summary');
});

it('tells whoever leads nobody so, and nothing else', async () => {
  const { otto, mia } = await openTeam(7, mixed);
  for (const text of ['team summary', 'how is my team doing?', 'summary as csv', 'my organisation’s summary'])
    expect((await otto.say(text)).lines).toEqual([alone]);
  for (const action of ['team-summary', 'summary-table', 'summary-csv', 'summary-courses'])
    expect((await otto.press(action, 'team')).lines).toEqual([alone]);
  for (const text of [
    'team summary for Mia',
    'how is Mia’s team doing on skills?',
    'show me Mia’s team summary',
  ])
    for (const person of [otto, mia])
      expect((await person.say(text)).lines).toEqual([
        'A team’s summary is for whoever leads it, and shows nobody’s answers to them either.',
      ]);
});

it('answers in private what is asked in a channel', async () => {
  const { join, wake } = await openTeam(7, mixed);
  const asked = await join('mia', 'shared').say('team summary');
  expect(asked.lines).toEqual(['I’ll answer that in private: it is between you and me.']);
  const sent = await wake('2026-11-28T12:01:00Z');
  expect(sent.map(({ to, said }) => [to, said.lines[0], said.lines[1]])).toEqual([
    ['mia', 'Your team', 'Skill summary, Saturday 28 November 2026'],
  ]);
  await join('otto', 'shared').say('team summary');
  expect((await wake('2026-11-28T12:02:00Z')).map(({ to, said }) => [to, said.lines])).toEqual([
    ['otto', [alone]],
  ]);
  for (const text of ['summary as csv', 'my team', 'add otto@example.org to my team'])
    expect((await join('mia', 'shared').say(text)).lines).toEqual([
      'A team’s figures are for whoever leads it. Write to me in a chat of our own, and I’ll answer there.',
    ]);
});

it('comes by itself every four weeks at the manager’s time, every week where they want it, or never', async () => {
  const { mia, wake, people } = await openTeam(7, mixed);
  // Nobody is asked for anything meanwhile.
  for (const person of await people.all())
    await people.change(person.id, (one) => ({ ...one, enrolment: 'stopped' }));
  const sentIn = async (weeks: number) => {
    const days: string[] = [];
    for (let week = 0; week < weeks; week++) {
      const at = new Date(Date.parse('2026-12-01T10:30:00Z') + week * 7 * dayMs).toISOString();
      for (const { to, said } of await wake(at)) days.push(`${at.slice(0, 10)} ${to} ${said.lines[0]}`);
    }
    return days;
  };
  expect(await sentIn(8)).toHaveLength(2);
  expect((await mia.say('weekly summary')).lines).toEqual([
    'Saved: every week. “Team summary” shows it at any time.',
  ]);
  expect((await wake('2027-01-26T10:30:00Z')).map(({ to }) => to)).toEqual(['mia']);
  expect((await wake('2027-02-02T10:30:00Z')).map(({ to }) => to)).toEqual(['mia']);
  await mia.tap(await mia.tap(await mia.say('team summary'), 'How often…'), 'Never by itself');
  expect(await wake('2027-02-09T10:30:00Z')).toEqual([]);
});

it('shows the last figures again as long as fewer than five have changed', async () => {
  const { mia, answer, ids, clock } = await openTeam(7, () => 'at');
  const first = await mia.say('team summary');
  expect(first.lines.join()).toContain('User focus: 80% or more');
  for (const id of ids.slice(0, 4)) await answer(id, () => 'below', 1);
  clock.at = Date.parse('2026-11-29T12:00:00Z');
  expect((await mia.say('team summary')).lines.join()).toContain('User focus: 80% or more');
  for (const id of ids.slice(4, 6)) await answer(id, () => 'below', 1);
  expect((await mia.say('team summary')).lines.join()).toContain('User focus: 20% or less');
  const over = await mia.tap(await mia.say('team summary'), 'Over time');
  expect(over.reply.blocks.map(({ type }) => type)).toEqual(['chart', 'chart', 'chart']);
});

it('remembers what a manager was shown, also where they delete their data', async () => {
  const { mia, answer, ids, people } = await openTeam(7, () => 'at');
  await mia.say('team summary');
  await mia.tap(await mia.say('delete my data'), 'Delete all of it');
  expect(await people.byEmail(emailOf('mia'))).toBe(undefined);
  await people.save([createPerson('mia-again', { email: emailOf('mia'), account: toAccount('mia') })]);
  await answer(ids[0] ?? '', () => 'below', 1);
  await answer(ids[1] ?? '', () => 'below', 1);
  // Five of seven would be in the band between: two have changed since, and the last figures are shown.
  expect((await mia.say('team summary')).lines.join()).toContain('User focus: 80% or more');
});

it('says that a small team has nothing to show, and sends nothing by itself', async () => {
  const { mia, wake } = await openTeam(4, mixed);
  expect((await mia.say('team summary')).lines).toEqual([
    '4 people are in your team, and there is nothing to show yet. Each figure needs 5 people at least who have rated the skill, so that nobody’s answers can be told from it.',
  ]);
  const toMia = (await wake('2026-12-01T10:30:00Z')).filter(({ said }) => said.lines[0] === 'Your team');
  expect(toMia).toEqual([]);
});

it('shows shared levels by name, apart, and tells who looked and when', async () => {
  const { mia, join } = await openTeam(8, mixed);
  const member = join('member-3');
  expect((await member.say('who looked at my levels?')).lines).toEqual([
    'Nobody can look at your levels: you keep them private.',
  ]);
  expect((await mia.say('team summary')).lines).not.toContain('Shared with you by name');
  await member.say('share my levels');
  expect((await member.say('who looked at my levels?')).lines).toEqual([
    'Nobody has looked at your levels yet. You share them with your manager.',
  ]);
  const { lines } = await mia.say('team summary');
  const from = lines.indexOf('Shared with you by name');
  expect(lines.slice(from + 1, from + 3)).toEqual([
    'These people chose to show you their levels. They see that you looked, and when.',
    expect.stringMatching(
      /^- Member-3: Skill: .*; Level: (?:At|Below) the description; Asked for: level not stated$/,
    ),
  ]);
  expect(lines.join('\n')).not.toMatch(/Member-[^3]/);
  expect((await member.say('who looked at my levels?')).lines).toEqual([
    'Who looked at your levels',
    'You share them with your manager.',
    '- Mia, Saturday 28 November at 12:00',
  ]);
  await member.say('keep my levels private');
  expect((await mia.say('team summary')).lines).not.toContain('Shared with you by name');
});

it('counts whom a manager names in chat a week after they were told, unless they leave', async () => {
  const { join, wake, answer, people, otto } = await openTeam(0);
  const ids = Array.from({ length: 6 }, (_, at) => `colleague-${at}`);
  await people.save(ids.map((id) => createPerson(id, { enrolment: 'stopped' })));
  for (const id of ids) await answer(id, () => 'at', 10);
  expect((await otto.say('my team')).lines).toEqual([alone]);
  const added = await otto.say(`add ${ids.map(emailOf).join(', ')} and nobody@example.org to my team`);
  expect(added.lines).toEqual([
    ...ids.map(
      (_, at) => `- Colleague-${at} is told that you added them, and counts a week later unless they leave.`,
    ),
    '- nobody@example.org: I find nobody of that name here. They can write to me first.',
  ]);
  expect((await otto.say('team summary')).lines).toEqual([alone]);
  const told = await wake('2026-11-28T12:01:00Z');
  expect(told.map(({ to }) => to).toSorted()).toEqual(ids);
  const [first] = told;
  if (!first) throw new Error('nobody was told');
  expect(first.said.lines).toEqual([
    'You were added to a team',
    'by Otto',
    '- They see figures of 5 people at least, from which nobody’s answers can be told, and how many take part.',
    '- They see your own levels only if you choose to share them. You keep them private unless you change it in your settings.',
    '- You count in the figures a week from now. Until then, and at any time later, you can leave.',
  ]);
  const left = await join(first.to).tap(first.said, 'Leave the team');
  expect(left.lines[0]).toMatch(/^You have left the team\./);
  expect((await otto.say(`add ${emailOf(first.to)} to my team`)).lines[0]).toMatch(/has left your team/);
  expect((await otto.say('my team')).lines[0]).toBe('- 5 people are in your team:');
  await wake('2026-12-04T12:00:00Z');
  expect((await otto.say('team summary')).lines).toEqual([alone]);
  await wake('2026-12-05T12:02:00Z');
  expect((await otto.say('team summary')).lines.join()).toContain('User focus: 80% or more');
  expect((await otto.say(`remove ${emailOf(ids[1] ?? '')} from my team`)).lines).toEqual([
    'Colleague-1 is in your team no more.',
  ]);
});

it('takes nobody from another team, and leaves a roster’s team to the roster', async () => {
  const { otto, mia, join } = await openTeam(1);
  expect((await otto.say('add member-0@example.org to my team')).lines).toEqual([
    'Member-0 is in another team, which a roster or they themselves can change.',
  ]);
  expect((await mia.say('remove member-0@example.org from my team')).lines).toEqual([
    'Member-0 is in your team by the roster, which alone can change that.',
  ]);
  expect((await join('member-0').say('leave my team')).lines).toEqual([
    'Your team is from your organisation’s roster, which alone can change it.',
  ]);
  expect((await otto.say('add otto@example.org to my team')).lines).toEqual([
    'You lead your team, and are not counted in it.',
  ]);
});

it('shows whoever leads leaders all who are below them', async () => {
  const { people, join } = await openTeam(9, mixed);
  await people.save([createPerson('zoe')]);
  await people.change('mia', (one) => ({ ...one, manager: emailOf('zoe') }));
  await people.change('otto', (one) => ({ ...one, manager: emailOf('zoe') }));
  const zoe = join('zoe');
  const team = await zoe.say('team summary');
  expect(team.lines[0]).toMatch(/^2 people are in your team, and there is nothing to show yet\./);
  const organisation = await zoe.say('organisation summary');
  expect(organisation.lines[0]).toBe('Your organisation');
  expect(organisation.lines.join()).toContain('User focus: 20–80%, no current rating 20%');
  expect(organisation.choices).toContain('My team');
  expect(skills).toHaveLength(9);
  expect((await people.byAccount(toAccount('zoe')))?.id).toBe('zoe');
});
