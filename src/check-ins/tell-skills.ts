import type { Reply } from '../chat/reply.ts';
import { say } from '../chat/say.ts';
import { composeHistory, composeSkills } from './compose-skills.ts';
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

    /** Every skill of their role level. */
    async all({ person, roleLevel }: Rated): Promise<Reply> {
      return composeSkills(roleLevel, standing(await read(person.id, person.id)));
    },
  };
}
