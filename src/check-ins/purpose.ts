import type { Person } from '../people/person.ts';

/** Stands in every check-in. */
export function purposeFor({ sharing }: Pick<Person, 'sharing'>): string {
  return sharing === 'with-manager'
    ? 'This is for your own development. You and your manager see your levels, as you chose; notes only you.'
    : 'This is for your own development. Only you see what you answer.';
}
