import { hasLeft, keysOf, type Person, type PersonStore } from './person.ts';

/** Those whom a manager leads themselves, or all who are below them. */
export type Scope = 'team' | 'organisation';

type People = Pick<PersonStore, 'managedBy'>;

/** Whoever was named in chat counts from then on: until that day they can leave without having counted. */
const settlingMs = 7 * 24 * 60 * 60 * 1_000;
/** `managedSince` of somebody who has not been told yet that their manager named them. */
export const untold = Number.MAX_SAFE_INTEGER;

/** Whether somebody counts, and is shown, in the team of whoever leads them. */
export function isSettled({ managedSince = 0 }: Pick<Person, 'managedSince'>, now: number): boolean {
  return managedSince <= now - settlingMs;
}

/** Who counts in a manager's figures at an instant; nobody twice, and never the manager. */
export async function membersOf(
  manager: Person,
  scope: Scope,
  { people, now }: { readonly people: People; readonly now: number },
): Promise<Person[]> {
  if (hasLeft(manager)) return [];
  const met = new Set([manager.id]);
  const members: Person[] = [];
  let leaders: readonly Person[] = [manager];
  while (leaders.length > 0) {
    const below = (await people.managedBy(leaders.flatMap(keysOf))).filter(({ id }) => !met.has(id));
    for (const person of below) met.add(person.id);
    const settled = below.filter((person) => isSettled(person, now));
    members.push(...settled);
    leaders = scope === 'team' ? [] : settled;
  }
  return members;
}

/** Nobody is led by whoever has one of these handles any more, or remembered as having left their team. */
export async function forgetManager(
  handles: readonly string[],
  people: Pick<PersonStore, 'naming' | 'change'>,
): Promise<void> {
  for (const id of await people.naming(handles))
    await people.change(id, (person) => withoutManager(person, handles));
}

function withoutManager(person: Person, handles: readonly string[]): Person {
  const { leftTeams = [], ...others } = person;
  const { manager, managedSince: _, ...unled } = others;
  const still = leftTeams.filter((left) => !handles.includes(left));
  return {
    ...(manager !== undefined && handles.includes(manager) ? unled : others),
    ...(still.length > 0 ? { leftTeams: still } : {}),
  };
}

/** Whether somebody leads anybody. */
export async function leadsSomebody(manager: Person, people: People): Promise<boolean> {
  if (hasLeft(manager)) return false;
  return (await people.managedBy(keysOf(manager))).some(({ id }) => id !== manager.id);
}

/** Whether somebody leads people who lead others. */
export async function leadsLeaders(manager: Person, people: People): Promise<boolean> {
  const team = await people.managedBy(keysOf(manager));
  const below = await people.managedBy(team.filter(({ id }) => id !== manager.id).flatMap(keysOf));
  return below.some(({ id }) => id !== manager.id);
}
