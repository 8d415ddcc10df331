/** A sentence of a model, with the numbers of the passages that it names. */
export interface Sentence {
  /** Without the citation marks. */
  readonly text: string;
  readonly cites: readonly number[];
}

/** Much longer than any line that is one; what comes without an end is cut there, however it came. */
const mostCharacters = 1_000;

const marks = /(?<!\s)\s*\[(\d{1,3}(?:\s*,\s*\d{1,3})*)\]/g;
/** Where a sentence ends inside a line: its marks belong to it, and the next begins like one. */
const end = /[.!?]["”’)]*(?:\s*\[[\d\s,]+\])*\.?(?=\s+["“(]?[\p{Lu}\d])/gu;

const between = /(?<=[.!?]["”’)]*)\s+(?=["“(]?\p{Lu})/u;

/** Sentences as soon as each is complete: at the end of a line, or where the next one begins. */
export async function* readSentences(pieces: AsyncIterable<string>): AsyncGenerator<Sentence> {
  let rest = '';
  for await (const piece of pieces) {
    for (let from = 0; from < piece.length; ) {
      const to = from + mostCharacters - rest.length;
      const { sentences, left } = takeSentences(rest + piece.slice(from, to));
      from = to;
      rest = left;
      yield* sentences.flatMap(toSentence);
    }
  }
  yield* toSentence(rest);
}

/** Never leaves as much as would be no line. */
function takeSentences(text: string): { readonly sentences: readonly string[]; readonly left: string } {
  const lines = text.split('\n');
  const last = lines.pop() ?? '';
  const ended = partSentences(last);
  const left = ended.pop() ?? '';
  const sentences = [...lines.filter((line) => line !== '').flatMap(partSentences), ...ended];
  return left.length >= mostCharacters ? { sentences: [...sentences, left], left: '' } : { sentences, left };
}

/** What stands between marks: a sentence, or several that share the marks at their end. */
function partSentences(line: string): string[] {
  const parts: string[] = [];
  let from = 0;
  for (const { 0: found, index } of line.matchAll(end)) {
    if (!found.includes('[')) continue;
    parts.push(line.slice(from, index + found.length));
    from = index + found.length;
  }
  return [...parts, line.slice(from)];
}

function toSentence(written: string): Sentence[] {
  const cites = [...written.matchAll(marks)].flatMap(([, numbers = '']) => numbers.split(',').map(Number));
  const text = toPlain(written.replace(marks, ''));
  const texts = text.split(between).filter((each) => /[\p{L}\p{N}]/u.test(each));
  return texts.map((each) => ({ text: each, cites: [...new Set(cites)] }));
}

/** Without the marks of lists, headings and emphasis, which models set although they are told not to. */
function toPlain(text: string): string {
  return text
    .replace(/^\s*(?:[-*•]|\d+[.)]|#+)\s+/, '')
    .replace(/\*\*|__/g, '')
    .replace(/\s+/g, ' ')
    .replace(/\s+([.,;:!?])/g, '$1')
    .replace(/([.!?])\.$/, '$1')
    .trim();
}
