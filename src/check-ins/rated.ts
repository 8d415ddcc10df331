import type { Framework, RoleLevel } from '../framework/model.ts';
import type { Person } from '../people/person.ts';

/** Somebody with a role level, as it stands in the documents now. */
export interface Rated {
  readonly person: Person;
  readonly roleLevel: RoleLevel;
}

/** Undefined where they have none, or the documents do not have it any more. */
export function toRated(person: Person, { roleLevels }: Framework): Rated | undefined {
  const roleLevel = roleLevels.find(
    ({ name, role }) => name === person.roleLevel && role.name === person.role,
  );
  return roleLevel && { person, roleLevel };
}
