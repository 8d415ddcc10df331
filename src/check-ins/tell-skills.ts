import type { Reply } from '../chat/reply.ts';
import { say } from '../chat/say.ts';
import type { RoleLevel } from '../framework/model.ts';
import { composeHistory, composeNextRole, composeSkills } from './compose-skills.ts';
import type { Rated } from './rated.ts';
import { type ReadRatings, standing } from './read-ratings.ts';

/** Shows somebody what they have said. */
export function createTellSkills(read: ReadRatings) {
  return {
    /** Everything that they ever said of a skill. */
    async one({ person }: Rated, wanted: string): Promise<Reply> {
      const all = await read(person.id, person.id);
      const said = all.filter(({ skill }) => skill.toLowerCase() === wanted);
      return said.length > 0
        ? composeHistory(said)
        : say(`You have not said anything about “${wanted}” yet.`);
    },

    /** What the next role level asks for; undefined in its place where there is none. */
    async next({ person, roleLevel }: Rated, next: RoleLevel | undefined): Promise<Reply> {
      if (!next) return say(`${roleLevel.name} is the highest role level of ${roleLevel.role.name}.`);
      return composeNextRole(next, standing(await read(person.id, person.id)));
    },

    /** Every skill of their role level. */
    async all({ person, roleLevel }: Rated): Promise<Reply> {
      return composeSkills(roleLevel, standing(await read(person.id, person.id)));
    },
  };
}
