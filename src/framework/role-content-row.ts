import type { SkillLevel, Source } from './model.ts';

export const roleContentColumns = [
  'Role Family',
  'Role',
  'Role Description',
  'Role Level',
  'Role Level Description',
  'Skill Name',
  'Skill Description',
  'Skill Level',
  'Skill Level Description',
] as const;

export type RoleContentColumn = (typeof roleContentColumns)[number];

/** A row whose names and level are in order. */
export interface RoleContentRow {
  readonly family: string | undefined;
  readonly role: string;
  readonly roleLevel: string;
  readonly skill: string;
  readonly level: SkillLevel | undefined;
  readonly text: (column: RoleContentColumn) => string;
  readonly source: (column: RoleContentColumn) => Source;
}
