import { keysOf, type Person } from './person.ts';

type Keys = Pick<Person, 'email' | 'account'>;

/** Whose an email is; where it is nobody's, whose the account is. */
export function createFindKnown(known: readonly Person[]): (keys: Keys) => Person | undefined {
  const byKey = new Map(known.flatMap((person) => keysOf(person).map((key) => [key, person] as const)));
  return (keys) =>
    keysOf(keys)
      .map((key) => byKey.get(key))
      .find((person) => person !== undefined);
}
