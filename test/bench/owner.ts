import type { Section } from '../../src/retrieval/passages.ts';
import type { Kind, NamedRoleLevel, Question } from '../evaluation/question.ts';

/** What the words that were found belong to. */
export interface Owner {
  readonly role?: string | undefined;
  readonly roleLevel?: string | undefined;
  readonly skill?: string | undefined;
  readonly skillLevel?: string | undefined;
}

/** The words of a role belong to each of its levels, those that a skill asks for to every role level that asks it. */
export function ownersOf(section: Section): Owner[] {
  switch (section.type) {
    case 'role':
      return section.role.roleLevels.map(({ name }) => ({ role: section.role.name, roleLevel: name }));
    case 'roleLevel':
      return [{ role: section.roleLevel.role.name, roleLevel: section.roleLevel.name }];
    case 'skill':
      return [{ skill: section.skill.name }];
    case 'expectation': {
      const asked = { skill: section.skill.name, skillLevel: section.level };
      const holders = section.holders.map(({ roleLevel }) => ({
        ...asked,
        role: roleLevel.role.name,
        roleLevel: roleLevel.name,
      }));
      return [asked, ...holders];
    }
  }
}

const kindsCompared: readonly Kind[] = [
  'describe',
  'skills',
  'skill-level',
  'skill-in-role',
  'open',
  'paraphrase',
];

/** Questions that a single passage can answer. */
export function isCompared({ kind, turns }: Question): boolean {
  return kindsCompared.includes(kind) && turns.length === 1;
}

/** Whether the right role level or skill is among the owners. */
export function isHit({ kind, expect }: Question, owners: readonly Owner[]): boolean {
  const { role = '', roleLevel = '', roleLevels = [{ role, roleLevel }] } = expect;
  return owners.some((owner) => {
    if (kind === 'skill-level') return owner.skill === expect.skill && owner.skillLevel === expect.skillLevel;
    if (kind === 'skill-in-role' && owner.skill !== expect.skill) return false;
    return roleLevels.some((wanted) => isOf(owner, wanted));
  });
}

function isOf(owner: Owner, { role, roleLevel }: NamedRoleLevel): boolean {
  return owner.role === role && (roleLevel === '*' || owner.roleLevel === roleLevel);
}
