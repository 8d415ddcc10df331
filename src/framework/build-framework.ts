import { orderLadder } from './career-ladder.ts';
import { at, KnowledgeError, type Problem, quoted } from './knowledge-error.ts';
import {
  findOtherNames,
  type MergedRoleLevel,
  mergeRoleLevel,
  type RoleLevelOrigins,
} from './merge-role-levels.ts';
import type { Framework, Role, RoleFamily, RoleLevel } from './model.ts';
import { nameKey } from './names.ts';
import type { DocumentRecords, Origin, RoleLevelRecord, RoleRecord } from './records.ts';
import { createSkillBook } from './skill-book.ts';
import { differ } from './statements.ts';

/** A role before its levels stand on the ladder. */
type RoleAlone = Omit<Role, 'roleLevels'>;

/** A role with what the role document and the role content say about each of its levels. */
interface PairedRole {
  readonly role: RoleAlone;
  readonly roleLevels: readonly RoleLevelOrigins[];
}

const familyWithoutName = 'Other roles';

/** Links what the documents say; throws a KnowledgeError where two role documents describe the same role level. */
export const buildFramework = (documents: readonly DocumentRecords[], version: string): Framework => {
  const differences = documents.flatMap((document) => document.differences);
  const skills = createSkillBook(documents, differences);
  const paired = pairRoles(documents, differences);
  for (const { roleLevels } of paired) {
    for (const origins of roleLevels) findOtherNames(origins, skills, differences);
  }
  const roles = paired.flatMap(({ role, roleLevels }) => {
    const merged = roleLevels.map((origins) => mergeRoleLevel(origins, skills, differences));
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

/** Brings together what the documents say about the same role and role level, whatever the case of their names. */
function pairRoles(documents: readonly DocumentRecords[], differences: string[]): readonly PairedRole[] {
  const roleLevels = pairRoleLevels(documents, differences);
  const content = rolesFrom('role content', documents);
  const written = rolesFrom('role document', documents);
  const keys = new Set([...content.keys(), ...written.keys()]);
  return [...keys].flatMap((key) => {
    const role = joinRoles(content.get(key) ?? [], written.get(key) ?? [], differences);
    return role === undefined ? [] : { role, roleLevels: [...(roleLevels.get(key)?.values() ?? [])] };
  });
}

/** By the key of their role, then by their own. */
type PairedRoleLevels = Map<string, Map<string, RoleLevelOrigins>>;

function pairRoleLevels(documents: readonly DocumentRecords[], differences: string[]): PairedRoleLevels {
  const paired: PairedRoleLevels = new Map();
  const problems: Problem[] = [];
  for (const roleLevel of roleLevelsFrom('role content', documents))
    addContent(paired, roleLevel, differences);
  for (const roleLevel of roleLevelsFrom('role document', documents))
    addDocument(paired, roleLevel, problems);
  if (problems.length > 0) throw new KnowledgeError(problems);
  return paired;
}

function addContent(paired: PairedRoleLevels, roleLevel: RoleLevelRecord, differences: string[]): void {
  const ofRole = roleLevelsOf(paired, roleLevel);
  const key = nameKey(roleLevel.name);
  const known = ofRole.get(key)?.content;
  if (known === undefined) {
    ofRole.set(key, { content: roleLevel, document: undefined });
    return;
  }
  differences.push(
    `${at(roleLevel.source)} asks more of ${known.name}; ${at(known.source)} is used where both say something.`,
  );
  const expectations = [...known.expectations, ...roleLevel.expectations];
  ofRole.set(key, { content: { ...known, expectations }, document: undefined });
}

function addDocument(paired: PairedRoleLevels, roleLevel: RoleLevelRecord, problems: Problem[]): void {
  const ofRole = roleLevelsOf(paired, roleLevel);
  const key = nameKey(roleLevel.name);
  const origins = ofRole.get(key);
  if (origins?.document === undefined) {
    ofRole.set(key, { content: origins?.content, document: roleLevel });
    return;
  }
  const { file, line } = roleLevel.source;
  const problem = `describes the role level ${quoted(roleLevel.name)}, which ${at(origins.document.source)} describes already; delete one of them`;
  problems.push({ file, line, problem });
}

function roleLevelsOf(paired: PairedRoleLevels, { role }: RoleLevelRecord): Map<string, RoleLevelOrigins> {
  const known = paired.get(nameKey(role));
  if (known !== undefined) return known;
  const ofRole = new Map<string, RoleLevelOrigins>();
  paired.set(nameKey(role), ofRole);
  return ofRole;
}

function rolesFrom(origin: Origin, documents: readonly DocumentRecords[]): Map<string, RoleRecord[]> {
  const roles = documents
    .filter((document) => document.origin === origin)
    .flatMap((document) => document.roles);
  return Map.groupBy(roles, ({ name }) => nameKey(name));
}

function roleLevelsFrom(origin: Origin, documents: readonly DocumentRecords[]): readonly RoleLevelRecord[] {
  return documents.filter((document) => document.origin === origin).flatMap(({ roleLevels }) => roleLevels);
}

/** Name and family come from the role content, the words from the first role document. */
function joinRoles(
  content: readonly RoleRecord[],
  written: readonly RoleRecord[],
  differences: string[],
): RoleAlone | undefined {
  const [named] = [...content, ...written];
  const wordy = [...written, ...content];
  const used = wordy.find(({ description }) => description.length > 0) ?? wordy[0];
  if (named === undefined || used === undefined) return undefined;
  const filed = [...content, ...written].find(({ family }) => family !== undefined);
  for (const other of wordy) {
    if (differ(other.description, used.description)) {
      differences.push(
        `${at(other.source)} describes ${named.name} in other words than ${at(used.source)}, which is used.`,
      );
    }
    if (
      filed?.family !== undefined &&
      other.family !== undefined &&
      nameKey(other.family) !== nameKey(filed.family)
    ) {
      differences.push(
        `${at(other.source)} puts ${named.name} into ${other.family}, ${at(filed.source)} into ${filed.family}, which is used.`,
      );
    }
  }
  const { description, source } = used;
  return { name: named.name, family: filed?.family ?? familyWithoutName, description, source };
}

/** Puts a role's levels on its career ladder. */
function buildRole(described: RoleAlone, merged: readonly MergedRoleLevel[]): Role {
  const roleLevels: RoleLevel[] = [];
  const role: Role = { ...described, roleLevels };
  const rungs = merged.map((roleLevel) => {
    return { name: roleLevel.name, levels: roleLevel.expectations.map(({ level }) => level), roleLevel };
  });
  for (const [step, { roleLevel }] of orderLadder(rungs).entries()) {
    const { name, description, expectations, source } = roleLevel;
    roleLevels.push({ name, role, step, description, expectations, source });
  }
  return role;
}

function groupByFamily(roles: readonly Role[]): readonly RoleFamily[] {
  const families = Map.groupBy(roles, ({ family }) => nameKey(family));
  return Array.from(families.values(), (ofFamily) => ({ name: ofFamily[0]?.family ?? '', roles: ofFamily }));
}
