import { plainText } from '../../../retrieval/words.ts';
import type { Checked } from './lines.ts';

/** Other marks than those that a model is shown: whether their words are quoted cannot be told. */
const otherQuotes = /[‘‚„‛«»‹›]|(?<![\p{L}\p{N}])['’](?=[\p{L}\p{N}])/u;
const quotes = /["“]([^"“”]+)["”]/g;

/** Whether what a sentence has in quotation marks stands so in a passage that it cites. */
export function areQuotesVerbatim({ text, cited }: Checked): boolean {
  const said = cited.map(({ ground }) => toPlain(ground.quoted.join(' ')));
  const stands = (words: string) => words !== '' && said.some((passage) => passage.includes(words));
  // The document may have such marks itself.
  const others = [...text.matchAll(new RegExp(otherQuotes, 'gu'))].map(({ index }) =>
    toPlain(text.slice(index).split(/(?<=.[’'»›“])(?![\p{L}\p{N}])/u)[0] ?? ''),
  );
  if (!others.every(stands)) return false;
  const quoted = [...text.matchAll(quotes)].map(([, words = '']) => toPlain(words));
  return quoted.length === 0 ? !/["“”]/.test(text) : quoted.every(stands);
}

/** The end of a quoted sentence may be that of the sentence around it. */
function toPlain(text: string): string {
  return plainText(text)
    .replace(/\s+/g, ' ')
    .trim()
    .replace(/[.,;:]$/, '');
}
