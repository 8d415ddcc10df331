/** The four levels of a skill, lowest first. */
export const skillLevels = ['awareness', 'working', 'practitioner', 'expert'] as const;
export type SkillLevel = (typeof skillLevels)[number];

/** Where words stand: a file of the knowledge folder, the line (from 1) and the framework's page, where known. */
export interface Source {
  readonly file: string;
  readonly line: number;
  readonly url?: string;
}

/** One sentence, lead-in ("At this role level, you will:") or bullet, verbatim but for the bullet's mark. */
export interface Statement {
  readonly words: string;
  readonly form: 'sentence' | 'lead-in' | 'bullet';
  readonly source: Source;
  /** The whole line as it stands, where it is not the words alone or a bullet "- words": for quotes over lines. */
  readonly asWritten?: string;
}

export interface Skill {
  readonly name: string;
  /** Other names that documents give to the same skill. */
  readonly alsoCalled: readonly string[];
  readonly description: readonly Statement[];
  /** What each level means. Empty where the framework does not describe the skill's levels. */
  readonly levels: Readonly<Partial<Record<SkillLevel, readonly Statement[]>>>;
  readonly source: Source;
}

/** What a role level asks of a skill. `level` is undefined where no document says it: it is never guessed. */
export interface Expectation {
  readonly skill: Skill;
  readonly level: SkillLevel | undefined;
  readonly statements: readonly Statement[];
  readonly source: Source;
}

export interface RoleLevel {
  readonly name: string;
  readonly role: Role;
  /** Position on the role's career ladder, from 0, lowest first. */
  readonly step: number;
  readonly description: readonly Statement[];
  /** Each skill once, in the order of the document. */
  readonly expectations: readonly Expectation[];
  readonly source: Source;
}

export interface Role {
  readonly name: string;
  readonly family: string;
  readonly description: readonly Statement[];
  /** In the order of the career ladder. Never empty: a role without named levels has one of its own name. */
  readonly roleLevels: readonly RoleLevel[];
  readonly source: Source;
}

export interface RoleFamily {
  readonly name: string;
  readonly roles: readonly Role[];
}

export interface Framework {
  readonly families: readonly RoleFamily[];
  readonly roles: readonly Role[];
  readonly roleLevels: readonly RoleLevel[];
  readonly skills: readonly Skill[];
  /** Where two documents say different things about the same role level; for the people who look after them. */
  readonly differences: readonly string[];
  /** Changes exactly when a document changes. */
  readonly version: string;
}
