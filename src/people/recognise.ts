import type { Account } from '../chat/incoming.ts';
import { isTimeZone } from '../schedule/weeks.ts';
import type { Person, PersonStore } from './person.ts';
import type { Profiles } from './profiles.ts';
import { usualTimes } from './usual-times.ts';

interface Dependencies {
  readonly people: PersonStore;
  readonly profiles: Profiles;
  readonly newId: () => string;
}

export type Reached = Person & { readonly account: Account };
export type Recognise = ReturnType<typeof createRecognise>;

/** Brings together who speaks and who is known. */
export function createRecognise({ people, profiles, newId }: Dependencies) {
  /** From now on the person of a roster has this account. */
  const link = async (entry: Person, account: Account): Promise<Person | undefined> => {
    const known = await people.byAccount(account);
    if (!known || known.id === entry.id) return people.change(entry.id, (one) => ({ ...one, account }));
    // They spoke before the roster had their email: what they chose stays, the rest is the roster's. Its entry goes first,
    // because an email stands once; if nothing follows, the next import brings it back.
    await people.remove(entry.id);
    return people.change(known.id, (one) => ({ ...entry, ...one, name: entry.name || one.name }));
  };

  /** By their account, or by their email where a roster named them before they spoke. */
  const find = async (account: Account): Promise<Person | undefined> => {
    const known = await people.byAccount(account);
    if (known) return known;
    const { email } = await profiles.profileOf(account);
    const entry = email === undefined ? undefined : await people.byEmail(email);
    return entry && !entry.account ? link(entry, account) : undefined;
  };

  const newPerson = async (account: Account): Promise<Person> => {
    const { name = '', email, timeZone = '' } = await profiles.profileOf(account);
    const isTaken = email !== undefined && (await people.byEmail(email)) !== undefined;
    const times = isTimeZone(timeZone) ? { ...usualTimes, timeZone } : usualTimes;
    return {
      ...{ id: newId(), name, account, times },
      ...(email === undefined || isTaken ? {} : { email }),
    };
  };

  return {
    find,

    /** Whoever is not known yet is somebody new, with what the platform says of them. Nothing is kept. */
    async findOrNew(account: Account): Promise<Person> {
      return (await find(account)) ?? newPerson(account);
    },

    /** Keeps what they change, and them where they are not known yet. */
    async change(account: Account, changes: (person: Person) => Person): Promise<Person> {
      const known = await find(account);
      // Another process may add them at the same time: then this one is not kept, and that one changed.
      if (!known) await people.add(await newPerson(account));
      const { id } = known ?? (await people.byAccount(account)) ?? { id: '' };
      const changed = await people.change(id, changes);
      if (!changed) throw new Error('a person was deleted while they changed their settings');
      return changed;
    },

    /** Somebody with where to write to them; undefined where no platform knows their email. */
    async reach(person: Person): Promise<Reached | 'later' | undefined> {
      if (person.account) return { ...person, account: person.account };
      const account = person.email === undefined ? undefined : await profiles.findAccount(person.email);
      if (account === undefined || account === 'later') return account;
      const linked = await link(person, account);
      return linked && { ...linked, account };
    },
  };
}
