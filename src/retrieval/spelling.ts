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

const mostRemembered = 5_000;

/** `keyOf` narrows what a word is compared with to the known words of the same key. */
export function createSpeller(known: Iterable<string>, keyOf: (form: string) => string = () => ''): Speller {
  const groups = Map.groupBy(known, (form) => groupOf(keyOf(form), form.length));
  const search = (form: string) => {
    const most = toleratedEdits(form.length);
    const found: { form: string; edits: number }[] = [];
    for (let length = form.length - most; most > 0 && length <= form.length + most; length++) {
      for (const other of groups.get(groupOf(keyOf(form), length)) ?? []) {
        const edits = editsBetween(form, other);
        if (edits > 0 && edits <= most) found.push({ form: other, edits });
      }
    }
    return found.sort((a, b) => a.edits - b.edits);
  };
  const remembered = new Map<string, { form: string; edits: number }[]>();
  const nearest = (form: string) => {
    const found = remembered.get(form) ?? search(form);
    if (remembered.size >= mostRemembered) remembered.clear();
    remembered.set(form, found);
    return found;
  };
  return { nearest };
}

function groupOf(key: string, length: number): string {
  return `${length}${key}`;
}
