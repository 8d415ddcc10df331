import type { Account } from '../chat/incoming.ts';
import type { Reply } from '../chat/reply.ts';
import { say } from '../chat/say.ts';
import { hasLeft, keysOf, type Person, type PersonStore } from '../people/person.ts';
import type { Profiles } from '../people/profiles.ts';
import { isSettled, untold } from '../people/teams.ts';
import { usualTimes } from '../people/usual-times.ts';
import type { Outbox } from '../schedule/outbox.ts';

interface Dependencies {
  readonly people: PersonStore;
  readonly profiles: Pick<Profiles, 'findAccount' | 'profileOf'>;
  readonly outbox: Pick<Outbox, 'planAgain'>;
  readonly newId: () => string;
  readonly now: () => number;
}

const dayMs = 24 * 60 * 60 * 1_000;
const toldWithinMs = 28 * dayMs;
/** Each is written to: a list of hundreds belongs into a roster. */
const mostAtOnce = 50;

/** A manager's team as they name it in chat. */
export function createNameTeam(dependencies: Dependencies) {
  const { people, now } = dependencies;
  return {
    /** Each is told by whom they were named, and what is shown of them. */
    async add(manager: Person, whom: string, from: Account): Promise<Reply> {
      const named = read(whom, from);
      if (named.length === 0)
        return say('Whom? Write their email addresses: “add ana@example.org, ben@example.org to my team”.');
      if (named.length > mostAtOnce)
        return say(`${mostAtOnce} people at once is the most. For more, a roster is the better way.`);
      const lines: string[] = [];
      for (const one of named) lines.push(await addOne(manager, one, dependencies));
      return list(lines);
    },

    async remove(manager: Person, whom: string, from: Account): Promise<Reply> {
      const lines: string[] = [];
      for (const one of read(whom, from)) lines.push(await removeOne(manager, one, dependencies));
      return lines.length > 0 ? list(lines) : say('Whom? Write their email address.');
    },

    async show(manager: Person): Promise<Reply> {
      const team = (await people.managedBy(keysOf(manager))).filter(({ id }) => id !== manager.id);
      if (team.length === 0) return say(leadsNobody);
      const lines = team.map((person) => {
        const name = person.name || person.email || 'Somebody without a name';
        return isSettled(person, now()) ? name : `${name} (counts a week after they were told)`;
      });
      return list([
        `${team.length === 1 ? 'One person is' : `${team.length} people are`} in your team:`,
        ...lines,
      ]);
    },

    /** Whoever was named in chat can go at any time; a roster's team is the organisation's. */
    async leave(person: Person): Promise<Reply> {
      const { manager, managedSince } = person;
      if (manager === undefined) return say('You are in no team.');
      if (managedSince === undefined)
        return say('Your team is from your organisation’s roster, which alone can change it.');
      await people.change(person.id, ({ manager: _, managedSince: __, ...one }) => ({
        ...one,
        leftTeams: [...new Set([...(one.leftTeams ?? []), manager])],
      }));
      return say(
        'You have left the team. Nothing that you say of your skills counts in its figures any more, and they cannot add you again.',
      );
    },
  };
}

async function addOne(manager: Person, one: Named, dependencies: Dependencies): Promise<string> {
  const { people, outbox, now } = dependencies;
  const [handle] = keysOf(manager);
  const person = await findOrAdd(one, dependencies);
  if (handle === undefined || person === undefined)
    return `${sayName(one)}: I find nobody of that name here. They can write to me first.`;
  const why = whyNotAdded(manager, person, sayWho(person, one));
  if (why !== undefined) return why;
  await people.change(person.id, (before) => ({ ...before, manager: handle, managedSince: untold }));
  const dueAt = now();
  await outbox.planAgain({
    ...{ kind: 'named', personId: person.id, week: 'once', dueAt, closesAt: dueAt + toldWithinMs },
  });
  return `${sayWho(person, one)} is told that you added them, and counts a week later unless they leave.`;
}

function whyNotAdded(manager: Person, person: Person, who: string): string | undefined {
  if (hasLeft(person)) return `${who} is no longer in your organisation’s roster.`;
  if (person.id === manager.id) return 'You lead your team, and are not counted in it.';
  if (isLedBy(person, manager)) return `${who} is in your team already.`;
  if (person.manager !== undefined)
    return `${who} is in another team, which a roster or they themselves can change.`;
  return person.leftTeams?.some((left) => keysOf(manager).includes(left))
    ? `${who} has left your team. Only a roster can bring them back.`
    : undefined;
}

async function removeOne(manager: Person, one: Named, dependencies: Dependencies): Promise<string> {
  const person = await find(one, dependencies);
  if (!person || !isLedBy(person, manager)) return `${sayName(one)} is not in your team.`;
  if (person.managedSince === undefined)
    return `${sayWho(person, one)} is in your team by the roster, which alone can change that.`;
  await dependencies.people.change(person.id, ({ manager: _, managedSince: __, ...rest }) => rest);
  return `${sayWho(person, one)} is in your team no more.`;
}

function isLedBy(person: Person, manager: Person): boolean {
  return person.manager !== undefined && keysOf(manager).includes(person.manager);
}

export const leadsNobody =
  'You lead no team that I know of. Your organisation’s roster can say so, or you name it: “add ana@example.org, ben@example.org to my team”.';

type Named = { readonly email: string } | { readonly account: Account };

/** Emails, and Slack’s mentions; those are upper case, what was read is not. */
function read(whom: string, { platform, workspace }: Account): Named[] {
  const emails = whom.match(/[^\s,;<>|:()]+@[^\s,;<>|()]+\.[^\s,;<>|()]+/g) ?? [];
  const mentions = [...whom.matchAll(/<@(\w+)(?:\|[^>]*)?>/g)].map(([, id = '']) => id.toUpperCase());
  return [
    ...[...new Set(emails)].map((email) => ({ email })),
    ...[...new Set(mentions)].map((id) => ({ account: { platform, workspace, id } })),
  ];
}

function find(one: Named, { people }: Pick<Dependencies, 'people'>): Promise<Person | undefined> {
  return 'email' in one ? people.byEmail(one.email) : people.byAccount(one.account);
}

/** Somebody whom a platform knows need not have written before. */
async function findOrAdd(one: Named, dependencies: Dependencies): Promise<Person | undefined> {
  const { people, profiles, newId } = dependencies;
  const known = await find(one, dependencies);
  if (known) return known;
  const account = 'account' in one ? one.account : await profiles.findAccount(one.email);
  if (typeof account !== 'object') return undefined;
  const there = await people.byAccount(account);
  if (there) return there;
  const { name = '', email = 'email' in one ? one.email : undefined } = await profiles.profileOf(account);
  if (email !== undefined && (await people.byEmail(email))) return people.byEmail(email);
  const id = newId();
  await people.add({ id, name, account, times: usualTimes, ...(email === undefined ? {} : { email }) });
  return people.byId(id);
}

function sayWho(person: Person | undefined, one: Named): string {
  return person?.name || sayName(one);
}

function sayName(one: Named): string {
  return 'email' in one ? one.email : 'That person';
}

function list([first = '', ...others]: readonly string[]): Reply {
  if (others.length === 0) return say(first);
  const items = [first, ...others].map((text) => ({ text, cites: [] }));
  return { blocks: [{ type: 'list', items, detail: false }], citations: [], suggestions: [] };
}
