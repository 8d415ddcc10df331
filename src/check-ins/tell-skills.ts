import type { Reply } from '../chat/reply.ts';
import { say } from '../chat/say.ts';
import type { RoleLevel, Skill } from '../framework/model.ts';
import { nameKey } from '../framework/names.ts';
import { composeHistory, composeNextRole, composeSkills } from './compose-skills.ts';
import type { Rated } from './rated.ts';
import { type ReadPractice, type ReadRatings, standing } from './read-ratings.ts';

interface Dependencies {
  readonly read: ReadRatings;
  readonly readPractice: ReadPractice;
  readonly now: () => number;
}

/** Shows somebody what they have said. */
export function createTellSkills({ read, readPractice, now }: Dependencies) {
  return {
    /** Everything that they ever said of a skill. */
    async one({ person, roleLevel }: Rated, wanted: string): Promise<Reply> {
      const all = await read(person.id, person.id);
      const practice = await readPractice(person.id, person.id);
      const names = [...all, ...practice].map(({ skill }) => skill);
      const name = nameOf(wanted, [...new Set(names)]) ?? skillCalled(roleLevel, wanted)?.name;
      const said = all.filter(({ skill }) => skill === name);
      const did = practice.filter(({ skill }) => skill === name);
      return said.length + did.length > 0
        ? composeHistory(said, did)
        : say(`You have not said anything about “${name ?? wanted}” yet.`);
    },

    /** What the next role level asks for; undefined in its place where there is none. */
    async next({ person, roleLevel }: Rated, next: RoleLevel | undefined): Promise<Reply> {
      if (!next) return say(`${roleLevel.name} is the highest role level of ${roleLevel.role.name}.`);
      return composeNextRole(next, standing(await read(person.id, person.id)));
    },

    /** Every skill of their role level. */
    async all(rated: Rated): Promise<Reply> {
      const { id } = rated.person;
      return composeSkills(rated, standing(await read(id, id)), now());
    },
  };
}

/** The one of a role level's skills that somebody means; undefined where it is none, or may be several. */
export function skillCalled({ expectations }: RoleLevel, wanted: string): Skill | undefined {
  const name = nameOf(
    wanted,
    expectations.flatMap(({ skill }) => [skill.name, ...skill.alsoCalled]),
  );
  return expectations.find(({ skill }) => [skill.name, ...skill.alsoCalled].some((one) => one === name))
    ?.skill;
}

/** The whole name, or the only one that has these words. */
function nameOf(wanted: string, names: readonly string[]): string | undefined {
  const key = nameKey(wanted);
  const whole = names.find((name) => nameKey(name) === key);
  if (whole !== undefined) return whole;
  const parts = names.filter((name) => nameKey(name).includes(key));
  return parts.length === 1 ? parts[0] : undefined;
}
