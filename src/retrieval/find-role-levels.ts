import { roleLevelsCalled } from '../framework/lookups.ts';
import type { Framework, RoleLevel } from '../framework/model.ts';
import { createNameLinker, type LinkNames } from './link-names.ts';
import { wordsOf } from './words.ts';

/** The role levels that a few words may mean, such as a job title: none, one, or a choice of several. */
export type FindRoleLevels = (text: string) => readonly RoleLevel[];

const mostFound = 10;

/** By the whole name where it is one; else by what of it is there, misspelt or not. */
export function createFindRoleLevels(framework: Framework): FindRoleLevels {
  // A title has hardly any words but those of a name: any of them may be one of those, misspelt.
  const isKnownWord = () => false;
  let link: LinkNames | undefined;
  return (text) => {
    const called = roleLevelsCalled(framework, text);
    if (called.length > 0) return called;
    link ??= createNameLinker(framework, isKnownWord);
    const found = link(wordsOf(text)).flatMap(({ readings }) =>
      readings.flatMap((named) => {
        if (named.type === 'roleLevel') return [named.roleLevel];
        return named.type === 'role' ? named.role.roleLevels : [];
      }),
    );
    return [...new Set(found)].slice(0, mostFound);
  };
}
