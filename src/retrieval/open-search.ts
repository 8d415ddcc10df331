import type { RoleLevel } from '../framework/model.ts';
import type { ToConcept } from './concepts.ts';
import type { Passage, Section } from './passages.ts';
import { contentStems, createSearchIndex } from './search-index.ts';

/** A passage that may answer, in the section that fits the question best. */
export interface Found {
  readonly passage: Passage;
  readonly section: Section;
  /** For ordering: comparable within one search only. */
  readonly score: number;
  /** How much of what is asked the passage itself says, 0 to 1. */
  readonly coverage: number;
  /** The same without the words that no document has. */
  readonly knownCoverage: number;
  /** How many of the asked words the passage has. */
  readonly matched: number;
}

/** The passages that speak of these words, best first. `within` keeps to one role level, its role and its skills. */
export type OpenSearch = (words: readonly string[], within?: RoleLevel) => Found[];

// Statements are short, so length says little about them.
const lengthShare = 0.35;
const passagesConsidered = 80;
const passagesWithin = 2_000;
const sectionShare = 0.6;
// A level of a skill that no role level asks for answers few questions.
const unaskedTrust = 0.8;

export function createOpenSearch(passages: readonly Passage[], toConcept: ToConcept): OpenSearch {
  const index = createSearchIndex(
    passages.map(({ words }) => [{ text: words, weight: 1 }]),
    lengthShare,
  );
  const stemsOf = createStemReader();

  return (words, within) => {
    const concepts = [...new Set(words)].map(toConcept);
    const weights = concepts.map(index.weightOf);
    const all = weights.reduce((sum, weight) => sum + weight, 0);
    const coverageOf = (section: Section) => {
      const stems = stemsOf(section);
      const held = concepts.map(({ stems: meant }, at) => {
        const shares = meant.filter(({ stem }) => stems.has(stem)).map(({ weight }) => weight);
        return (weights[at] ?? 0) * Math.max(0, ...shares);
      });
      return held.reduce((sum, weight) => sum + weight, 0) / all;
    };
    const matches = index.search(concepts, within ? passagesWithin : passagesConsidered);
    return matches
      .flatMap(({ at, score, ...match }): Found[] => {
        const passage = passages[at];
        const best = passage && bestSection(passage, within, coverageOf);
        if (!best) return [];
        const total = trustIn(best.section) * (score / all + sectionShare * best.coverage);
        return [{ passage, section: best.section, score: total, ...match }];
      })
      .sort((a, b) => b.score - a.score);
  };
}

function bestSection(
  passage: Passage,
  within: RoleLevel | undefined,
  coverageOf: (section: Section) => number,
): { section: Section; coverage: number } | undefined {
  let best: { section: Section; coverage: number } | undefined;
  for (const { section } of passage.sections) {
    if (within && !speaksOf(section, within)) continue;
    const coverage = coverageOf(section);
    if (!best || coverage > best.coverage) best = { section, coverage };
  }
  return best;
}

function trustIn(section: Section): number {
  return section.type === 'expectation' && section.holders.length === 0 ? unaskedTrust : 1;
}

/** The stems of a section with its title, read when first needed. */
function createStemReader(): (section: Section) => ReadonlySet<string> {
  const known = new Map<Section, ReadonlySet<string>>();
  return (section) => {
    const stems = known.get(section) ?? new Set(textsOf(section).flatMap(contentStems));
    known.set(section, stems);
    return stems;
  };
}

function textsOf(section: Section): string[] {
  const said = section.statements.map(({ words }) => words);
  if (section.type === 'role') return [section.role.name, section.role.family, ...said];
  if (section.type === 'roleLevel') return [section.roleLevel.name, section.roleLevel.role.name, ...said];
  return [section.skill.name, ...said];
}

function speaksOf(section: Section, roleLevel: RoleLevel): boolean {
  switch (section.type) {
    case 'role':
      return section.role === roleLevel.role;
    case 'roleLevel':
      return section.roleLevel === roleLevel;
    default:
      return section.holders.some((holder) => holder.roleLevel === roleLevel);
  }
}
