import { readFileSync } from 'node:fs';
import type { EverydayWords } from './everyday-words.ts';
import type { Passage, Section } from './passages.ts';

const mostNamed = 3;
const mostPhrases = 200;

/** A passage as it is embedded: its words, and what they are said of where that is not half the documents. */
export function textOfPassage({ words, sections }: Passage): string {
  const names = [...new Set(sections.map(({ section }) => nameOf(section)))];
  return names.length > mostNamed ? words : `${names.join(', ')}: ${words}`;
}

/** Without the role level: the same duty of a senior and a lead is one text. */
function nameOf(section: Section): string {
  switch (section.type) {
    case 'role':
      return section.role.name;
    case 'roleLevel':
      return section.roleLevel.role.name;
    default:
      return section.skill.name;
  }
}

/** Questions that no framework answers: what a model finds close to them anyway is its noise. */
export function readGeneralQuestions(): string[] {
  const text = readFileSync(new URL('general-questions.txt', import.meta.url), 'utf8');
  return text.split('\n').filter((line) => line !== '');
}

/** Some of the everyday words for what the documents have, from all over them and always the same. */
export function pickPhrases({ entries }: EverydayWords): string[] {
  const phrases = [...new Set(entries.flatMap((entry) => entry.phrases))];
  const step = Math.max(1, phrases.length / mostPhrases);
  return phrases.filter((_, at) => Math.floor(at / step) !== Math.floor((at - 1) / step));
}
