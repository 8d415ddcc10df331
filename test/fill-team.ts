import { ownKnowledge } from '../src/config.ts';
import { loadFramework } from '../src/framework/load-framework.ts';
import type { Person } from '../src/people/person.ts';
import { usualTimes } from '../src/people/usual-times.ts';
import { weekAt } from '../src/schedule/weeks.ts';
import type { Stores } from '../src/storage/open-stores.ts';
import { needsOf } from '../src/summaries/figures/to-member.ts';

const framework = await loadFramework(ownKnowledge);
const roleLevel = framework.roleLevels.find(({ name }) => name === 'IT service manager');
if (!roleLevel) throw new Error('the document has changed');
const { name, role } = roleLevel;

/** What their role level needs; none has levels in the document. */
export const skills = needsOf(roleLevel).skills;

export type Value = 'below' | 'at' | 'above';

export function emailOf(id: string): string {
  return `${id}@example.org`;
}

/** Somebody of the role level that everybody here has; their email is made of their id. */
export function createPerson(id: string, more: Partial<Person> = {}): Person {
  return {
    ...{ id, name: `${id[0]?.toUpperCase()}${id.slice(1)}`, email: emailOf(id), times: usualTimes },
    ...{ role: role.name, roleLevel: name, enrolment: 'weekly', enrolledAt: 0 },
    ...more,
  };
}

/** What somebody says of each of their skills at an instant. */
export async function answerAll(
  { ratings }: Pick<Stores, 'ratings'>,
  personId: string,
  say: (skill: number) => Value,
  at: Date,
): Promise<void> {
  for (const [index, skill] of skills.entries())
    await ratings.save({
      ...{
        pressId: `at ${at.getTime()}`,
        personId,
        week: weekAt(at.getTime(), 'UTC'),
        skill,
        value: say(index),
      },
      ...{ answered: 'rated', role: role.name, roleLevel: name, frameworkVersion: framework.version },
      ...{ words: '', note: `a note of ${personId}`, isLate: false, at },
    });
}

const dayMs = 24 * 60 * 60 * 1_000;

/** Seven people whom somebody leads, and who answered ten days ago. */
export async function fillTeam(stores: Pick<Stores, 'people' | 'ratings'>, leader: string): Promise<void> {
  const ids = Array.from({ length: 7 }, (_, at) => `member-${at}`);
  await stores.people.save(ids.map((id) => createPerson(id, { manager: leader })));
  const at = new Date(Date.now() - 10 * dayMs);
  for (const [person, id] of ids.entries())
    await answerAll(stores, id, (skill) => ((person + skill) % 3 === 0 && skill > 1 ? 'below' : 'at'), at);
}
