import type { EverydayWords } from './everyday-words.ts';
import type { Concept } from './search-index.ts';
import { createSpeller } from './spelling.ts';
import { stemOf } from './words.ts';

const synonymWeight = 0.6;
const correctedWeight = 0.85;
const shortestCorrected = 5;

/** A word of a question as what it may mean: itself, the documents' words for it, else its nearest correction. */
export type ToConcept = (form: string) => Concept;

export function createConceptReader(vocabulary: ReadonlySet<string>, everyday: EverydayWords): ToConcept {
  const stems = new Set([...vocabulary].map(stemOf));
  const correctable = [...vocabulary].filter((form) => form.length >= shortestCorrected);
  const speller = createSpeller(correctable, (form) => form.charAt(0));
  return (form) => {
    const stem = stemOf(form);
    const synonyms = everyday.synonyms.get(stem) ?? [];
    const found = [
      { stem, weight: 1 },
      ...synonyms.map((synonym) => ({ stem: synonym, weight: synonymWeight })),
    ];
    if (stems.has(stem) || synonyms.length > 0 || form.length < shortestCorrected) return { stems: found };
    const nearest = speller.nearest(form)[0];
    return { stems: nearest ? [...found, { stem: stemOf(nearest.form), weight: correctedWeight }] : found };
  };
}
