import type { PeopleCommand } from '../cli/command.ts';
import type { Config } from '../config.ts';
import { forgetPerson } from '../people/own-data.ts';
import { accountOf, hasLeft, type Person, type PersonStore } from '../people/person.ts';
import type { Stores } from '../storage/open-stores.ts';
import { describePerson } from './describe-person.ts';
import { importRoster } from './import-roster.ts';
import { openExistingStoresAt, openStoresAt } from './open-stores-at.ts';
import { listPersonalData } from './personal-data.ts';

interface Dependencies {
  readonly config: Config;
  readonly write: (text: string) => void;
}

/** What the command line does with people. Gives the exit code. Throws a ConfigError or a KnowledgeError. */
export async function runPeople(
  command: PeopleCommand['does'],
  { config, write }: Dependencies,
): Promise<number> {
  const open = command.what === 'import' ? openStoresAt : openExistingStoresAt;
  const stores = await open(config, (error) => {
    throw error;
  });
  try {
    if (command.what === 'list') return list(await stores.people.all(), write);
    if (command.what === 'bring-back') return await bringBack(command.who, { write, people: stores.people });
    if (command.what === 'forget') return await forgetOne(command, { write, stores });
    return await importRoster(command, { config, write, people: stores.people });
  } finally {
    await stores.close();
  }
}

type Known = Pick<Dependencies, 'write'> & { readonly people: PersonStore };

async function find(who: string, people: PersonStore): Promise<Person | undefined> {
  const account = accountOf(who);
  return account ? people.byAccount(account) : people.byEmail(who.toLowerCase());
}

async function bringBack(who: string, { write, people }: Known): Promise<number> {
  const person = await find(who, people);
  if (!person || !hasLeft(person)) {
    write(person ? 'They have not left.\n' : 'Nobody of that email or account is known.\n');
    return 1;
  }
  await people.change(person.id, ({ leftAt: _, ...one }) => one);
  write('They are back, with all that is theirs.\n');
  return 0;
}

async function forgetOne(
  { who, isApplied }: Extract<PeopleCommand['does'], { what: 'forget' }>,
  { write, stores }: Pick<Dependencies, 'write'> & { readonly stores: Stores },
): Promise<number> {
  const person = await find(who, stores.people);
  if (!person) {
    write('Nobody of that email or account is known.\n');
    return 1;
  }
  write(`${describePerson(person)}\n`);
  if (!isApplied) {
    write(
      'Nothing is deleted yet: --apply deletes all that is held about them. It cannot be brought back.\n',
    );
    return 0;
  }
  await forgetPerson(person, listPersonalData(stores));
  write('Deleted. A roster that names them would add them anew.\n');
  return 0;
}

function list(people: readonly Person[], write: (text: string) => void): number {
  for (const person of people) write(`${describePerson(person)}\n`);
  write(`${people.length === 1 ? '1 person' : `${people.length} people`}.\n`);
  return 0;
}
