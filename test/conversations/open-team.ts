import { ownKnowledge } from '../../src/config.ts';
import { loadFramework } from '../../src/framework/load-framework.ts';
import type { Person } from '../../src/people/person.ts';
import { usualTimes } from '../../src/people/usual-times.ts';
import { weekAt } from '../../src/schedule/weeks.ts';
import { needsOf } from '../../src/summaries/to-member.ts';
import { openRolecall } from './fake-platform.ts';

export const dayMs = 24 * 60 * 60 * 1_000;
export const toAccount = (id: string) => ({ platform: 'fake', workspace: 'acme', id });

const startsAt = '2026-11-28T12:00:00Z';
const framework = await loadFramework(ownKnowledge);
const roleLevel = framework.roleLevels.find(({ name }) => name === 'IT service manager');
if (!roleLevel) throw new Error('the document has changed');
const { name, role } = roleLevel;

export const skills = [...needsOf(roleLevel).keys()];

export type Value = 'below' | 'at' | 'above';

/** Somebody of the role level that everybody here has; their account and email are made of their id. */
export function createPerson(id: string, more: Partial<Person> = {}): Person {
  return {
    ...{ id, name: `${id[0]?.toUpperCase()}${id.slice(1)}`, account: toAccount(id), email: emailOf(id) },
    ...{ times: usualTimes, role: role.name, roleLevel: name, enrolment: 'weekly', enrolledAt: 0 },
    ...more,
  };
}

export function emailOf(id: string): string {
  return `${id}@example.org`;
}

/** On a Saturday. Mia leads so many people, all of whom have answered ten days ago; Otto leads nobody. */
export async function openTeam(size: number, say: (person: number, skill: number) => Value = () => 'at') {
  const rolecall = await openRolecall(ownKnowledge, { startsAt });
  const ids = Array.from({ length: size }, (_, at) => `member-${at}`);
  const members = ids.map((id) => createPerson(id, { manager: emailOf('mia') }));
  const leaders = ['mia', 'otto'].map((id) => createPerson(id, { enrolment: 'stopped' }));
  await rolecall.people.save([...leaders, ...members]);
  const { ratings } = rolecall;

  /** What somebody says of each of their skills, so many days before it began. */
  const answer = async (id: string, sayOn: (skill: number) => Value, daysAgo: number): Promise<void> => {
    const at = new Date(Date.parse(startsAt) - daysAgo * dayMs);
    for (const [index, skill] of skills.entries())
      await ratings.save({
        ...{ pressId: `${daysAgo}`, personId: id, week: weekAt(at.getTime(), 'UTC'), skill },
        ...{ value: sayOn(index), answered: 'rated', role: role.name, roleLevel: name },
        ...{ frameworkVersion: framework.version, words: '', note: `a note of ${id}`, isLate: false, at },
      });
  };
  for (const [number, id] of ids.entries()) await answer(id, (skill) => say(number, skill), 10);
  const join = (id: string, audience: 'private' | 'shared' = 'private') =>
    rolecall.join(audience === 'private' ? `${id} and the bot` : 'a channel', toAccount(id), audience);
  return { ...rolecall, ids, answer, join, mia: join('mia'), otto: join('otto') };
}
