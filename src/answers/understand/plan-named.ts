import type { OpenSearch } from '../../retrieval/open-search.ts';
import type { Asked } from '../asked.ts';
import { buildAsked, type NamedKind } from './build-asked.ts';
import { kindByCues } from './kind-by-cues.ts';
import type { Reading } from './reading.ts';
import type { ReadWording } from './wording.ts';

export interface PlanNamedDependencies {
  readonly openSearch: OpenSearch;
  readonly readWording: ReadWording<Exclude<NamedKind, 'levels'>>;
}

// Measured on the development questions: from here on the wording is right more often than a cue that says otherwise.
const sureOfWording = { againstCue: 2.4, withoutCue: 1, near: 1.4, chat: 1, other: 0.4 };

/** Where a cue and the wording often differ, by what the cue says and then what the wording says. */
const sureBetween: Readonly<Partial<Record<NamedKind, Readonly<Partial<Record<NamedKind, number>>>>>> = {
  compare: { near: 2.4 },
  open: { 'which-roles': 1.2, near: 1.8 },
  skill: { 'which-roles': 1 },
  skills: { 'next-step': 3 },
  'which-roles': { skill: 1 },
};

/** What a question asks that names a role or a skill: by its cues, unless its whole wording plainly says otherwise. */
export function planNamed(
  reading: Reading,
  { openSearch, readWording }: PlanNamedDependencies,
): Asked | undefined {
  const byCues = kindByCues(reading, openSearch);
  const byWording = reading.kind ? undefined : readWording(shapeOf(reading), feasible(reading));
  const isSure = byWording && byWording.margin >= leastMargin(byWording.kind, byCues);
  const kinds = isSure ? [byWording.kind, byCues] : [byCues];
  for (const kind of [...kinds, 'describe' as const]) {
    const asked = kind && buildAsked(kind, reading, openSearch);
    if (asked) return asked;
  }
  return undefined;
}

/**
 * Without a cue a role is described; what is no question about the documents needs less to be heard. Where a passage
 * says it (`open`), wording only tells whether an opinion or a person is asked for.
 */
function leastMargin(kind: NamedKind, byCues: NamedKind | undefined): number {
  const isChat = kind === 'opinion' || kind === 'person';
  const between = byCues && sureBetween[byCues]?.[kind];
  if (between !== undefined) return between;
  if (byCues === 'levels' || (byCues === 'open' && !isChat)) return Number.POSITIVE_INFINITY;
  if (!byCues) return isChat || kind === 'near' ? sureOfWording.other : sureOfWording.withoutCue;
  if (kind === 'near') return sureOfWording.near;
  return isChat && weakBesideChat.has(byCues) ? sureOfWording.chat : sureOfWording.againstCue;
}

const weakBesideChat: ReadonlySet<NamedKind> = new Set(['describe', 'compare', 'open', 'skill-in-role']);

function shapeOf({ message }: Reading): string {
  return message.sentences.map(({ shape }) => shape).join(' ');
}

const ofRole = ['describe', 'skills', 'next-step', 'near', 'opinion', 'person', 'open'] as const;
const ofTwoRoles = ['compare', 'describe', 'near', 'opinion', 'person', 'open'] as const;
const ofSkill = ['which-roles', 'skill', 'near', 'opinion', 'open'] as const;
const ofBoth = ['skill-in-role', 'which-roles', 'near', 'opinion', 'open'] as const;

/** The kinds for which a question names what they need. */
function feasible({ roles, skills }: Reading): readonly Exclude<NamedKind, 'levels'>[] {
  if (roles.length > 0 && skills.length > 0) return ofBoth;
  if (skills.length > 0) return ofSkill;
  if (roles.length < 2) return ofRole;
  const isOneRole = roles.every(({ options }) => options[0]?.role === roles[0]?.options[0]?.role);
  return isOneRole ? [...ofRole, 'compare'] : ofTwoRoles;
}
