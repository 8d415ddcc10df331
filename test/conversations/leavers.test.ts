import { expect, it } from 'vitest';
import type { Said } from './fake-platform.ts';
import { openEnrolled } from './open-enrolled.ts';
import { openTeam } from './open-team.ts';

const alone =
  'You lead no team that I know of. Your organisation’s roster can say so, or you name it: “add ana@example.org, ben@example.org to my team”.';
const linesOfSkill = ({ lines }: Said) => lines.filter((line) => line.includes('User focus'));

const leftAt = Date.parse('2026-11-30T09:00:00Z');

async function openLeaving(size: number) {
  const team = await openTeam(size, (person) => (person === 0 ? 'below' : 'at'));
  const leave = (id: string) => team.people.change(id, (one) => ({ ...one, leftAt }));
  return { ...team, leave };
}

it('asks whoever has left nothing more, not even what was planned before, until they are back', async () => {
  const { wake, people, ada, id } = await openEnrolled();
  // Planned when the week began, due on Tuesday.
  await wake('2026-11-30T09:00:00Z');
  await people.change(id, (one) => ({ ...one, leftAt }));
  expect(await wake('2026-12-01T10:00:00Z')).toEqual([]);
  expect(await wake('2026-12-08T10:00:00Z')).toEqual([]);
  // What is theirs they can still see, and delete.
  const data = await ada.say('my data');
  expect(data.lines.join()).toContain(`"leftAt": ${leftAt}`);
  expect(data.choices).toEqual(['Delete all of it…']);
  await people.change(id, ({ leftAt: _, ...one }) => one);
  expect(await wake('2026-12-15T10:00:00Z')).toHaveLength(1);
});

it('takes whoever has left out of the team at once, and shows no figure that would tell what theirs was', async () => {
  const { mia, leave } = await openLeaving(7);
  const before = await mia.say('team summary');
  expect(linesOfSkill(before).join()).toContain('User focus: 80% or more');
  await leave('member-0');
  const after = await mia.say('team summary');
  expect(linesOfSkill(after)).toEqual(linesOfSkill(before));
  const team = await mia.say('my team');
  expect(team.lines[0]).toBe('- 6 people are in your team:');
  expect(team.lines.join()).not.toContain('Member-0');
});

it('shows nothing of a team that has become too small', async () => {
  const { mia, leave } = await openLeaving(5);
  expect(linesOfSkill(await mia.say('team summary'))).not.toEqual([]);
  await leave('member-0');
  expect(linesOfSkill(await mia.say('team summary'))).toEqual([]);
});

it('shows whoever led a team and has left nothing of it any more', async () => {
  const { mia, leave, wake } = await openLeaving(7);
  await mia.say('team summary');
  await leave('mia');
  for (const wish of [
    'team summary',
    'organisation summary',
    'my team',
    'add member-9@example.org to my team',
  ])
    expect((await mia.say(wish)).lines).toEqual([alone]);
  expect((await wake('2026-12-22T10:30:00Z')).filter(({ to }) => to === 'mia')).toEqual([]);
});
