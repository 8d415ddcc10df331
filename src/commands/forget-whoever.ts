import type { PeopleCommand } from '../cli/command.ts';
import type { PersonalData, Subject } from '../people/own-data.ts';
import { accountOf, keysOf, type PersonStore, readHandle } from '../people/person.ts';
import type { Stores } from '../storage/open-stores.ts';
import { describePerson } from './describe-person.ts';
import { listPersonalData } from './personal-data.ts';

interface Dependencies {
  readonly write: (text: string) => void;
  readonly stores: Stores;
}

type Forget = Extract<PeopleCommand['does'], { what: 'forget' }>;

const byAccount = 'What somebody asked, and said of answers, is kept by their account';

/** Says what is held about somebody, known as a person or not, and deletes it where it is told to. Gives the exit code. */
export async function forgetWhoever(
  { who, isApplied }: Forget,
  { write, stores }: Dependencies,
): Promise<number> {
  const subject = await findSubject(who, stores.people);
  const data = listPersonalData(stores);
  const held = await listHeld(subject, data);
  if (held.length === 0) {
    write(`Nothing is held of that email or account. ${byAccount}, written as slack:T0123:U0123.\n`);
    return 1;
  }
  if (subject.person) write(`${describePerson(subject.person)}\n`);
  write(`What is held, by its names in “my data”: ${held.join(', ')}.\n`);
  if (!subject.account) write(`No account of theirs is known. ${byAccount}: forget that as well.\n`);
  if (!isApplied) {
    write('Nothing is deleted yet: --apply deletes all of it. It cannot be brought back.\n');
    return 0;
  }
  for (const { forget } of data) await forget(subject);
  write(
    'Deleted. What other conversations were about is kept by conversation, and gone within a week. A roster that names them would add them anew.\n',
  );
  return 0;
}

async function findSubject(who: string, people: PersonStore): Promise<Subject> {
  const handle = readHandle(who);
  const [person] = await people.byHandles([handle]);
  return {
    ...{ person, conversation: undefined, account: person ? person.account : accountOf(handle) },
    handles: person ? keysOf(person) : [handle],
  };
}

/** What there is and how much of it, never what it says: that is between them and Rolecall. */
async function listHeld(subject: Subject, data: readonly PersonalData[]): Promise<string[]> {
  const held: string[] = [];
  for (const { name, read } of data) {
    const value = await read(subject);
    if (value === undefined) continue;
    const count = Array.isArray(value) ? value.length : value;
    held.push(typeof count === 'number' ? `${name} (${count})` : name);
  }
  return held;
}
