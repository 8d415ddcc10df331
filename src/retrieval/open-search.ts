import type { RoleLevel } from '../framework/model.ts';
import type { ToConcept } from './concepts.ts';
import type { Passage, Section } from './passages.ts';
import { type Concept, conceptsTold, contentStems, createSearchIndex } from './search-index.ts';

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
const weighing = { saturation: 1.2, lengthShare: 0.35 };
const passagesConsidered = 80;
const passagesWithin = 2_000;
const sectionShare = 0.6;
// A level of a skill that no role level asks for answers few questions.
const unaskedTrust = 0.8;

export function createOpenSearch(passages: readonly Passage[], toConcept: ToConcept): OpenSearch {
  const index = createSearchIndex(
    passages.map(({ words }) => [{ text: words, weight: 1 }]),
    weighing,
  );
  const titleOf = createTitleReader();

  const search: OpenSearch = (words, within) => {
    const concepts = [...new Set(words)].map(toConcept);
    const weights = concepts.map(index.weightOf);
    const all = weights.reduce((sum, weight) => sum + weight, 0);
    const matches = index.search(concepts, within ? passagesWithin : passagesConsidered);
    const held = new Map<Section, number>();
    for (const { at, concepts: bits } of matches) {
      for (const { section } of passages[at]?.sections ?? [])
        held.set(section, (held.get(section) ?? 0) | bits);
    }
    const coverageOf = (section: Section) => {
      const said = held.get(section) ?? 0;
      const title = titleOf(section);
      const isHeld = ({ stems }: Concept, n: number) =>
        (n < conceptsTold && (said & (1 << n)) !== 0) || stems.some(({ stem }) => title.has(stem));
      return (
        concepts.reduce((sum, concept, n) => sum + (isHeld(concept, n) ? (weights[n] ?? 0) : 0), 0) / all
      );
    };
    return matches
      .flatMap(({ at, score, coverage, knownCoverage, matched }): Found[] => {
        const passage = passages[at];
        const best = passage && bestSection(passage, within, coverageOf);
        if (!best) return [];
        const total = trustIn(best.section) * (score / all + sectionShare * best.coverage);
        return [{ passage, section: best.section, score: total, coverage, knownCoverage, matched }];
      })
      .sort((a, b) => b.score - a.score);
  };
  return rememberLast(search);
}

const searchesKept = 8;

/** One question looks for the same words several times: to decide what it asks, and to answer it. */
function rememberLast(search: OpenSearch): OpenSearch {
  const kept: { words: string; within: RoleLevel | undefined; found: Found[] }[] = [];
  return (words, within) => {
    const key = words.join(' ');
    const known = kept.find((each) => each.words === key && each.within === within);
    if (known) return known.found;
    const found = search(words, within);
    kept.unshift({ words: key, within, found });
    kept.length = Math.min(kept.length, searchesKept);
    return found;
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

/** The stems of what a section is about, read when first needed. */
function createTitleReader(): (section: Section) => ReadonlySet<string> {
  const known = new Map<string, ReadonlySet<string>>();
  return (section) => {
    const title = titleText(section);
    const stems = known.get(title) ?? new Set(contentStems(title));
    known.set(title, stems);
    return stems;
  };
}

function titleText(section: Section): string {
  if (section.type === 'role') return `${section.role.name} ${section.role.family}`;
  return section.type === 'roleLevel'
    ? `${section.roleLevel.name} ${section.roleLevel.role.name}`
    : section.skill.name;
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
