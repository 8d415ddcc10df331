import { buildRole } from './build-role.ts';
import { findOtherNames, mergeRoleLevel } from './merge-role-level.ts';
import type { Framework, Role, RoleFamily } from './model.ts';
import { nameKey } from './names.ts';
import { pairRoles } from './pair-roles.ts';
import type { DocumentRecords } from './records.ts';
import { createSkillBook } from './skill-book.ts';

/** Links what the documents say; throws a KnowledgeError where two role documents describe the same role level. */
export const buildFramework = (documents: readonly DocumentRecords[], version: string): Framework => {
  const differences = documents.flatMap((document) => document.differences);
  const skills = createSkillBook(documents, differences);
  const paired = pairRoles(documents, differences);
  for (const { roleLevels } of paired) {
    for (const origins of roleLevels) findOtherNames(origins, skills, differences);
  }
  const roles = paired.flatMap(({ roleLevels, ...role }) => {
    const merged = roleLevels.flatMap((origins) => mergeRoleLevel(origins, skills, differences) ?? []);
    return merged.length === 0 ? [] : buildRole(role, merged);
  });
  return {
    families: groupByFamily(roles),
    roles,
    roleLevels: roles.flatMap(({ roleLevels }) => roleLevels),
    skills: skills.all(),
    differences,
    version,
  };
};

function groupByFamily(roles: readonly Role[]): readonly RoleFamily[] {
  const families = Map.groupBy(roles, ({ family }) => nameKey(family));
  return Array.from(families.values(), (ofFamily) => ({ name: ofFamily[0]?.family ?? '', roles: ofFamily }));
}
