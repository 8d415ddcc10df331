import type { PeopleCommand } from '../cli/command.ts';
import type { Config } from '../config.ts';
import { hasLeft, type Person, type PersonStore, readHandle } from '../people/person.ts';
import { describePerson } from './describe-person.ts';
import { forgetWhoever } from './forget-whoever.ts';
import { importRoster } from './import-roster.ts';
import { openStoresForCommand } from './open-stores-at.ts';

interface Dependencies {
  readonly config: Config;
  readonly write: (text: string) => void;
}

/** What the command line does with people. Gives the exit code. Throws a ConfigError or a KnowledgeError. */
export async function runPeople(
  command: PeopleCommand['does'],
  { config, write }: Dependencies,
): Promise<number> {
  const stores = await openStoresForCommand(config, { makesDatabase: command.what === 'import' });
  try {
    if (command.what === 'list') return list(await stores.people.all(), write);
    if (command.what === 'bring-back') return await bringBack(command.who, { write, people: stores.people });
    if (command.what === 'forget') return await forgetWhoever(command, { write, stores });
    return await importRoster(command, { config, write, people: stores.people });
  } finally {
    await stores.close();
  }
}

type Known = Pick<Dependencies, 'write'> & { readonly people: PersonStore };

async function bringBack(who: string, { write, people }: Known): Promise<number> {
  const [person] = await people.byHandles([readHandle(who)]);
  if (!person || !hasLeft(person)) {
    write(person ? 'They have not left.\n' : 'Nobody of that email or account is known.\n');
    return 1;
  }
  await people.change(person.id, ({ leftAt: _, ...one }) => one);
  write('They are back, with all that is theirs.\n');
  return 0;
}

function list(people: readonly Person[], write: (text: string) => void): number {
  for (const person of people) write(`${describePerson(person)}\n`);
  write(`${people.length === 1 ? '1 person' : `${people.length} people`}.\n`);
  return 0;
}
