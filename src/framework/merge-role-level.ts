import { at } from './at.ts';
import { mergeExpectations } from './merge-expectations.ts';
import type { Expectation, Source, Statement } from './model.ts';
import type { RoleLevelRecord } from './records.ts';
import { differ, haveSameBullets } from './same-words.ts';
import type { SkillBook } from './skill-book.ts';

/** One role level, from one document or from two, before it has its place on the ladder. */
export interface MergedRoleLevel {
  readonly name: string;
  readonly description: readonly Statement[];
  readonly expectations: readonly Expectation[];
  readonly source: Source;
}

export interface RoleLevelOrigins {
  readonly document: RoleLevelRecord | undefined;
  readonly content: RoleLevelRecord | undefined;
}

/**
 * Gives a skill the further name that a role document has for it, where its bullets are word for word those of exactly
 * one skill that the role content asks of the same role level.
 */
export const findOtherNames = (
  { document, content }: RoleLevelOrigins,
  skills: SkillBook,
  differences: string[],
): void => {
  if (document === undefined || content === undefined) return;
  const named = new Set(document.expectations.map(({ skill }) => skills.find(skill)));
  for (const { skill, statements, source } of document.expectations) {
    if (skills.find(skill) !== undefined) continue;
    const same = content.expectations.filter((expectation) =>
      haveSameBullets(expectation.statements, statements),
    );
    const [only] = same;
    const meant = only && skills.find(only.skill);
    if (only === undefined || meant === undefined || same.length > 1 || named.has(meant)) continue;
    skills.addName(meant, skill);
    differences.push(
      `${at(source)} calls the skill ${skill} what ${at(only.source)} calls ${meant.name}; the words are the same.`,
    );
  }
};

/** The role document's words win; skill levels and what the document leaves out come from the role content. */
export const mergeRoleLevel = (
  { document, content }: RoleLevelOrigins,
  skills: SkillBook,
  differences: string[],
): MergedRoleLevel | undefined => {
  const first = document ?? content;
  if (first === undefined) return undefined;
  if (document === undefined || content === undefined) {
    const { name, description, source } = first;
    return {
      name,
      description,
      expectations: mergeExpectations(document, content, { skills, differences }),
      source,
    };
  }
  if (differ(document.description, content.description)) {
    differences.push(
      `${at(document.source)} describes ${content.name} in other words than ${at(content.source)}; the role document is used.`,
    );
  }
  const description = document.description.length > 0 ? document.description : content.description;
  const expectations = mergeExpectations(document, content, { skills, differences });
  return { name: content.name, description, expectations, source: document.source };
};
