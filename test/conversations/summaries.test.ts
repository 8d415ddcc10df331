import { expect, it } from 'vitest';
import { ownKnowledge } from '../../src/config.ts';
import { loadFramework } from '../../src/framework/load-framework.ts';
import type { Person } from '../../src/people/person.ts';
import { usualTimes } from '../../src/people/usual-times.ts';
import { needsOf } from '../../src/summaries/to-member.ts';
import { openRolecall } from './fake-platform.ts';

const toAccount = (id: string) => ({ platform: 'fake', workspace: 'acme', id });
const dayMs = 24 * 60 * 60 * 1_000;
const startsAt = '2026-11-28T12:00:00Z';
const framework = await loadFramework(ownKnowledge);

/** Mia leads so many people of one role level, all of whom have answered. */
async function open(size: number, say: (person: number, skill: number) => 'below' | 'at' = () => 'at') {
  const rolecall = await openRolecall(ownKnowledge, { startsAt });
  const roleLevel = framework.roleLevels.find(({ name }) => name === 'IT service manager');
  if (!roleLevel) throw new Error('the document has changed');
  const person = (id: string, more: Partial<Person> = {}): Person => ({
    ...{ id, name: id, account: toAccount(id), email: `${id}@example.org`, times: usualTimes },
    ...{ role: roleLevel.role.name, roleLevel: roleLevel.name, enrolment: 'weekly', enrolledAt: 0 },
    ...more,
  });
  const members = Array.from({ length: size }, (_, at) =>
    person(`member-${at}`, { manager: 'mia@example.org' }),
  );
  await rolecall.people.save([person('mia'), person('otto'), ...members]);
  const skills = needsOf(roleLevel).skills;
  const at = new Date(Date.parse(startsAt) - 10 * dayMs);
  for (const [number, { id }] of members.entries())
    for (const [index, skill] of skills.entries())
      await rolecall.ratings.save({
        ...{ pressId: 'p', personId: id, week: '2026-W47', skill, value: say(number, index) },
        ...{ answered: 'rated', role: roleLevel.role.name, roleLevel: roleLevel.name },
        ...{ frameworkVersion: framework.version, words: '', isLate: false, at },
      });
  const join = (id: string) => rolecall.join(`${id} and the bot`, toAccount(id));
  return { ...rolecall, join, mia: join('mia'), otto: join('otto'), members, skills };
}

it('shows a manager the figures of their team, a picture, and where a conversation may begin', async () => {
  const { mia } = await open(7, (person, skill) => ((person + skill) % 3 === 0 ? 'below' : 'at'));
  const shown = await mia.say('How is my team doing on skills?');
  console.log(shown.lines.join('\n'), shown.choices);
  expect(shown.lines.length).toBeGreaterThan(3);
});
