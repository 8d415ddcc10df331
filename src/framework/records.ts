import type { SkillLevel, Source, Statement } from './model.ts';

/** What kind of document the records come from. */
export type Origin = 'role content' | 'skill descriptions' | 'role document';

export interface RoleRecord {
  readonly name: string;
  readonly family: string | undefined;
  readonly description: readonly Statement[];
  readonly source: Source;
}

export interface ExpectationRecord {
  readonly skill: string;
  readonly level: SkillLevel | undefined;
  readonly statements: readonly Statement[];
  readonly source: Source;
}

export interface RoleLevelRecord {
  readonly role: string;
  readonly name: string;
  readonly description: readonly Statement[];
  /** Each skill once. */
  readonly expectations: readonly ExpectationRecord[];
  readonly source: Source;
}

export interface SkillRecord {
  readonly name: string;
  readonly description: readonly Statement[];
  readonly levels: Readonly<Partial<Record<SkillLevel, readonly Statement[]>>>;
  readonly source: Source;
}

/** What one document says, names as they stand there; nothing is linked yet. */
export interface DocumentRecords {
  readonly origin: Origin;
  readonly roles: readonly RoleRecord[];
  readonly roleLevels: readonly RoleLevelRecord[];
  readonly skills: readonly SkillRecord[];
  /** Where the document contradicts itself. */
  readonly differences: readonly string[];
}
