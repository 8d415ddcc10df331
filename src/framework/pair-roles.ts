import { at } from './at.ts';
import type { RoleLevelOrigins } from './merge-role-level.ts';
import type { Role } from './model.ts';
import { nameKey } from './names.ts';
import { pairRoleLevels } from './pair-role-levels.ts';
import type { DocumentRecords, Origin, RoleRecord } from './records.ts';
import { differ } from './same-words.ts';

/** A role with its role levels, each with what the role document and the role content say about it. */
export interface PairedRole extends Omit<Role, 'roleLevels'> {
  readonly roleLevels: readonly RoleLevelOrigins[];
}

const familyWithoutName = 'Other roles';

/** Brings together what the documents say about the same role and role level, whatever the case of their names. */
export const pairRoles = (
  documents: readonly DocumentRecords[],
  differences: string[],
): readonly PairedRole[] => {
  const roleLevels = pairRoleLevels(documents, differences);
  const content = rolesFrom('role content', documents);
  const written = rolesFrom('role document', documents);
  const keys = new Set([...content.keys(), ...written.keys()]);
  return [...keys].flatMap((key) => {
    const role = joinRoles(content.get(key) ?? [], written.get(key) ?? [], differences);
    return role === undefined ? [] : { ...role, roleLevels: [...(roleLevels.get(key)?.values() ?? [])] };
  });
};

function rolesFrom(origin: Origin, documents: readonly DocumentRecords[]): Map<string, RoleRecord[]> {
  const roles = documents
    .filter((document) => document.origin === origin)
    .flatMap((document) => document.roles);
  return Map.groupBy(roles, ({ name }) => nameKey(name));
}

/** Name and family come from the role content, the words from the first role document. */
function joinRoles(
  content: readonly RoleRecord[],
  written: readonly RoleRecord[],
  differences: string[],
): Omit<Role, 'roleLevels'> | undefined {
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
