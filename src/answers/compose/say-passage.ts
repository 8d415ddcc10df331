import type { Holder } from '../../framework/lookups.ts';
import type { RoleLevel, Statement } from '../../framework/model.ts';
import type { Passage, Section } from '../../retrieval/passages.ts';
import { plainRoleLevel } from '../seniority.ts';
import { type Citations, inWords } from './draft.ts';

/** A passage in an answer: of whom it is said, the words themselves, their citations. */
export interface Said {
  readonly lead: string;
  readonly words: string;
  readonly cites: readonly number[];
  /** The role levels that it is said of. */
  readonly of: readonly RoleLevel[];
}

type SectionOf<Type extends Section['type']> = Extract<Section, { type: Type }>;

// More citations than these help nobody; every role level is still counted in the text.
const mostCited = 60;
const mostNamed = 12;

/** Says a passage as the section means it; `within` keeps to one role level. */
export function sayPassage(
  passage: Passage,
  section: Section,
  within: RoleLevel | undefined,
  citations: Citations,
): Said {
  switch (section.type) {
    case 'roleLevel':
      return sayOfRoleLevels(passage, within, citations);
    case 'role':
      return sayOfRole(passage, section, within, citations);
    case 'expectation':
    case 'skill':
      return sayOfSkill(passage, section, within, citations);
  }
}

/** The same duty often stands under several role levels. */
function sayOfRoleLevels(passage: Passage, within: RoleLevel | undefined, citations: Citations): Said {
  const places = passage.sections.flatMap(({ section, statement }) =>
    section.type === 'roleLevel' && (!within || section.roleLevel === within)
      ? [{ roleLevel: section.roleLevel, statement }]
      : [],
  );
  const of = places.map(({ roleLevel }) => roleLevel);
  const cites = places.flatMap(({ roleLevel, statement }) => citations.roleLevel(roleLevel, [statement]));
  return { lead: `${listNames(of)}:`, words: passage.words, cites, of };
}

function sayOfRole(
  passage: Passage,
  { role, statements }: SectionOf<'role'>,
  within: RoleLevel | undefined,
  citations: Citations,
): Said {
  const roleLevel = within ?? plainRoleLevel(role);
  const said = statements.filter(({ words }) => words === passage.words);
  return {
    lead: `${role.name}:`,
    words: passage.words,
    cites: citations.role(roleLevel, said),
    of: [roleLevel],
  };
}

function sayOfSkill(
  passage: Passage,
  section: SectionOf<'expectation' | 'skill'>,
  within: RoleLevel | undefined,
  citations: Citations,
): Said {
  const { skill } = section;
  const level = section.type === 'expectation' ? section.level : undefined;
  const holders = section.holders.filter(({ roleLevel }) => !within || roleLevel === within);
  const said = section.statements.filter(({ words }) => words === passage.words);
  const cites = citeHolders(holders, citations, said);
  const of = holders.map(({ roleLevel }) => roleLevel);
  return {
    lead: `${skill.name}${level ? ` (${level})` : ''}${askedOf(of)}:`,
    words: passage.words,
    cites: cites.length > 0 ? cites : citations.skill(skill, level, said),
    of,
  };
}

function citeHolders(holders: readonly Holder[], citations: Citations, said: readonly Statement[]): number[] {
  return holders
    .slice(0, mostCited)
    .flatMap(({ roleLevel, expectation }) => citations.expectation(roleLevel, expectation, said));
}

function askedOf(roleLevels: readonly RoleLevel[]): string {
  return roleLevels.length > 0 ? `, asked of ${listNames(roleLevels)}` : '';
}

function listNames(roleLevels: readonly RoleLevel[]): string {
  const names = roleLevels.map(({ name }) => name);
  const rest = names.length - mostNamed;
  if (rest <= 1) return names.join(', ');
  return `${names.slice(0, mostNamed).join(', ')} and ${inWords(rest)} other role levels`;
}
