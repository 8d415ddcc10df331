import { at } from './at.ts';
import { KnowledgeError, type Problem, quoted } from './knowledge-error.ts';
import type { RoleLevelOrigins } from './merge-role-level.ts';
import { nameKey } from './names.ts';
import type { DocumentRecords, RoleLevelRecord } from './records.ts';

/** Role levels by the key of their role, then by their own; those of the role content first. */
type PairedRoleLevels = Map<string, Map<string, RoleLevelOrigins>>;

export const pairRoleLevels = (
  documents: readonly DocumentRecords[],
  differences: string[],
): PairedRoleLevels => {
  const paired: PairedRoleLevels = new Map();
  const problems: Problem[] = [];
  for (const { origin, roleLevels } of documents) {
    if (origin === 'role content')
      for (const roleLevel of roleLevels) addContent(paired, roleLevel, differences);
  }
  for (const { origin, roleLevels } of documents) {
    if (origin === 'role document')
      for (const roleLevel of roleLevels) addDocument(paired, roleLevel, problems);
  }
  if (problems.length > 0) throw new KnowledgeError(problems);
  return paired;
};

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
