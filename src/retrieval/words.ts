import { stemmer } from 'stemmer';

/** A word of a text, in the form that is compared, and where it stands. */
export interface Word {
  /** Lower case, without accents and possessive "'s", British and American spelling folded into one. */
  readonly form: string;
  /** Written like initials: "DA", "HoSD". */
  readonly isInitials: boolean;
  readonly start: number;
  readonly end: number;
}

const wordPattern = /[\p{L}\p{N}]+(?:'[\p{L}]+)*/gu;
// A longer run of letters is no word; it is cut so that nothing later grows with it.
const longestWord = 40;
const accents = /\p{M}+/gu;
const hidden = /[\p{Cc}\p{Cf}\p{Cs}\p{Co}]/gu;

/** What people paste and phones insert, made plain: no control or direction marks, straight quotes, one kind of space. */
export function plainText(text: string): string {
  return text
    .normalize('NFKC')
    .replace(/[\n\r\t\u2028\u2029]/g, '\n')
    .replace(hidden, (mark) => (mark === '\n' ? '\n' : ''))
    .replace(/[‘’‛`´]/g, "'")
    .replace(/[“”„]/g, '"');
}

/** Spellings folded to one form, so that "organization" and "organisation", "program" and "programme" are equal. */
export function foldSpelling(word: string): string {
  return word
    .replace(/ractis/, 'ractic')
    .replace(/is(e|ed|es|er|ing|ation|ations|ational)$/, 'iz$1')
    .replace(/ys(e|ed|es|ing)$/, 'yz$1')
    .replace(/ll(ed|ing|er)$/, 'l$1')
    .replace(/(b|v|i|ol|on|ig)our/, '$1or')
    .replace(/entred$/, 'entered')
    .replace(/entre/, 'enter')
    .replace(/([aeiou])mme(s?)$/, '$1m$2')
    .replace(/atalogue/, 'atalog')
    .replace(/(def|lic)ence(s?)$/, '$1ense$2')
    .replace(/fulfill?/, 'fulfil')
    .replace(/skillful/, 'skilful')
    .replace(/enroll/, 'enrol')
    .replace(/judgement/, 'judgment')
    .replace(/artefact/, 'artifact')
    .replace(/^grey/, 'gray');
}

const forms = new Map<string, string>();
// Far above the vocabulary of any framework; a bound all the same, because questions are words too.
const mostKept = 50_000;

/** Folding a word takes a dozen expressions, and the same words come again and again. */
function toForm(raw: string): string {
  let form = forms.get(raw);
  if (form === undefined) {
    form = fold(raw);
    if (forms.size >= mostKept) forms.clear();
    forms.set(raw, form);
  }
  return form;
}

function fold(raw: string): string {
  const lower = raw.toLowerCase().slice(0, longestWord);
  const plain = /^[a-z0-9]+$/.test(lower)
    ? lower
    : lower
        .normalize('NFD')
        .replace(accents, '')
        .replace(/'(s|S)?$/, '');
  return foldSpelling(plain.endsWith("'s") ? plain.slice(0, -2) : plain);
}

const initials = /^\p{Lu}\p{Ll}?\p{Lu}{1,3}$/u;

/** The words of a text that went through `plainText`, in order. */
export function wordsOf(text: string): Word[] {
  const words: Word[] = [];
  for (const { 0: raw, index: start } of text.matchAll(wordPattern)) {
    words.push({ form: toForm(raw), isInitials: initials.test(raw), start, end: start + raw.length });
  }
  return words;
}

/** The forms alone, where it does not matter where they stand. */
export function formsOf(text: string): string[] {
  return text.match(wordPattern)?.map(toForm) ?? [];
}

const stems = new Map<string, string>();

/** Porter's stem. Not for names: it merges "manager" with "management". */
export function stemOf(form: string): string {
  let stem = stems.get(form);
  if (stem === undefined) {
    stem = stemmer(form);
    if (stems.size >= mostKept) stems.clear();
    stems.set(form, stem);
  }
  return stem;
}

/** The singular of a plural, by the regular rules; other words as they are. */
export function singularOf(form: string): string {
  if (form.length < 4 || !form.endsWith('s') || /(ss|us|is|eries|ecies)$/.test(form)) return form;
  if (form.endsWith('ies')) return `${form.slice(0, -3)}y`;
  if (/(ch|sh|x|ss|z)es$/.test(form)) return form.slice(0, -2);
  return form.slice(0, -1);
}

/** Words that carry no matter of their own, in the documents and in questions. */
export const stopWords: ReadonlySet<string> = new Set(
  `a an and are as at be been being but by can could did do does doing done for from had has have having he her hers him
  his how i if in into is it its itself just me might more most must my no nor not of off on once only or other our ours
  out over own same shall she should so some such than that the their theirs them themselves then there these they this
  those through to too under until up upon us very was we were what when where which while who whom whose why will with
  within without would you your yours yourself am any all also about across between both each either every i'm i've i'd
  i'll it's that's what's who's where's how's don't doesn't didn't isn't aren't can't won't wouldn't shouldn't couldn't
  they're we're you're they've we've you've let's there's`.split(/\s+/),
);
