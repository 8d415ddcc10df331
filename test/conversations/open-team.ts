import { ownKnowledge } from '../../src/config.ts';
import { answerAll, createPerson as create, emailOf, type Value } from '../fill-team.ts';
import { openRolecall } from './fake-platform.ts';

export const dayMs = 24 * 60 * 60 * 1_000;
export const toAccount = (id: string) => ({ platform: 'fake', workspace: 'acme', id });
/** Whoever can be written to. */
export const createPerson: typeof create = (id, more) => create(id, { account: toAccount(id), ...more });

const startsAt = '2026-11-28T12:00:00Z';

/** On a Saturday. Mia leads so many people, all of whom have answered ten days ago; Otto leads nobody. */
export async function openTeam(size: number, say: (person: number, skill: number) => Value = () => 'at') {
  const rolecall = await openRolecall(ownKnowledge, { startsAt });
  const ids = Array.from({ length: size }, (_, at) => `member-${at}`);
  const members = ids.map((id) => createPerson(id, { manager: emailOf('mia') }));
  const leaders = ['mia', 'otto'].map((id) => createPerson(id, { enrolment: 'stopped' }));
  await rolecall.people.save([...leaders, ...members]);
  /** So many days before it began. */
  const answer = (id: string, sayOn: (skill: number) => Value, daysAgo: number): Promise<void> =>
    answerAll(rolecall, id, sayOn, new Date(Date.parse(startsAt) - daysAgo * dayMs));
  for (const [number, id] of ids.entries()) await answer(id, (skill) => say(number, skill), 10);
  const join = (id: string, audience: 'private' | 'shared' = 'private') =>
    rolecall.join(audience === 'private' ? `${id} and the bot` : 'a channel', toAccount(id), audience);
  return { ...rolecall, ids, answer, join, mia: join('mia'), otto: join('otto') };
}
