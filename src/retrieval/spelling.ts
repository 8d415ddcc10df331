import { distance } from 'fastest-levenshtein';

/** Edits between two words, where letters that changed places count as one. */
export function editsBetween(a: string, b: string): number {
  const edits = distance(a, b);
  if (edits !== 2 || a.length !== b.length) return edits;
  const first = [...a].findIndex((letter, at) => letter !== b[at]);
  const swapped = a.slice(0, first) + a.charAt(first + 1) + a.charAt(first) + a.slice(first + 2);
  return swapped === b ? 1 : 2;
}

/** How many typing errors a word of this length may hold and still be told from its neighbours. */
function toleratedEdits(length: number): number {
  if (length < 4) return 0;
  return length < 7 ? 1 : 2;
}

/** Finds the known words that an unknown one may be a misspelling of. */
export interface Speller {
  /** The nearest known words within the tolerated edits, each with its edits, nearest first. */
  readonly nearest: (form: string) => readonly { readonly form: string; readonly edits: number }[];
}

export function createSpeller(known: Iterable<string>): Speller {
  const byLength = new Map<number, string[]>();
  for (const form of known) {
    const sameLength = byLength.get(form.length);
    if (sameLength) sameLength.push(form);
    else byLength.set(form.length, [form]);
  }
  const nearest = (form: string) => {
    const most = toleratedEdits(form.length);
    const found: { form: string; edits: number }[] = [];
    for (let length = form.length - most; most > 0 && length <= form.length + most; length++) {
      for (const other of byLength.get(length) ?? []) {
        const edits = editsBetween(form, other);
        if (edits > 0 && edits <= most) found.push({ form: other, edits });
      }
    }
    return found.sort((a, b) => a.edits - b.edits);
  };
  return { nearest };
}
