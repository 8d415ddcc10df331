import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { KnowledgeError } from '../framework/knowledge-error.ts';
import type { Framework } from '../framework/model.ts';
import type { Named } from './names.ts';
import { plainText, stemOf, wordsOf } from './words.ts';

export const everydayWordsFile = 'everyday-words.txt';

/** How people speak of roles and skills, and of the documents' words, when they do not know the documents. */
export interface EverydayWords {
  readonly entries: readonly { readonly named: Named; readonly phrases: readonly string[] }[];
  /** From the stem of an everyday word to the stems of the documents' words that it may stand for. */
  readonly synonyms: ReadonlyMap<string, readonly string[]>;
}

interface Heading {
  readonly kind: string;
  readonly name: string;
  readonly line: number;
  readonly phrases: string[];
}

const headingPattern = /^(role level|role|skill|word)\s*:\s*(.*)$/i;

/** Reads the folder's everyday words. No file is no problem; entries for names that are not loaded do nothing. */
export async function loadEverydayWords(folder: string, framework: Framework): Promise<EverydayWords> {
  const text = await readFile(join(folder, everydayWordsFile), 'utf8').catch(
    (error: NodeJS.ErrnoException) => {
      if (error.code === 'ENOENT') return '';
      throw error;
    },
  );
  return readEverydayWords(text, framework);
}

/** Throws `KnowledgeError` with every line that is neither a heading, a bullet, a comment nor empty. */
export function readEverydayWords(text: string, framework: Framework): EverydayWords {
  const headings = readHeadings(text);
  const lookUp = createLookUp(framework);
  const entries = headings.flatMap(({ kind, name, phrases }) =>
    lookUp(kind, name).map((named) => ({ named, phrases })),
  );
  const synonyms = new Map<string, string[]>();
  for (const { name, phrases } of headings.filter(({ kind }) => kind === 'word')) {
    const formal = stemsOf(name);
    for (const phrase of phrases) {
      const everyday = stemsOf(phrase).join(' ');
      synonyms.set(everyday, [...new Set([...(synonyms.get(everyday) ?? []), ...formal])]);
    }
  }
  return { entries, synonyms };
}

function readHeadings(text: string): Heading[] {
  const headings: Heading[] = [];
  const problems: { file: string; line: number; problem: string }[] = [];
  text.split(/\r?\n/).forEach((raw, index) => {
    const line = raw.replace(/^\uFEFF/, '').trim();
    if (line === '' || line.startsWith('#')) return;
    const heading = headingPattern.exec(line);
    const bullet = /^[-*•]\s*(.+)$/.exec(line);
    if (heading)
      headings.push({
        kind: (heading[1] ?? '').toLowerCase(),
        name: heading[2] ?? '',
        line: index + 1,
        phrases: [],
      });
    else if (bullet && headings.length > 0) headings.at(-1)?.phrases.push(plainText(bullet[1] ?? ''));
    else problems.push({ file: everydayWordsFile, line: index + 1, problem: mend });
  });
  if (problems.length > 0) throw new KnowledgeError(problems);
  return headings;
}

const mend =
  'neither a heading nor a phrase below one; write "Role: name", "Role level: name", "Skill: name" or "Word: word" ' +
  'and below it each phrase on a line that begins with "- "';

function createLookUp(framework: Framework): (kind: string, name: string) => Named[] {
  const named = new Map<string, Named[]>();
  const add = (kind: string, name: string, entry: Named) => {
    const key = keyOf(kind, name);
    named.set(key, [...(named.get(key) ?? []), entry]);
  };
  for (const role of framework.roles) add('role', role.name, { type: 'role', role });
  for (const roleLevel of framework.roleLevels)
    add('role level', roleLevel.name, { type: 'roleLevel', roleLevel });
  for (const skill of framework.skills) add('skill', skill.name, { type: 'skill', skill });
  return (kind, name) => named.get(keyOf(kind, name)) ?? [];
}

function keyOf(kind: string, name: string): string {
  return `${kind}: ${wordsOf(name)
    .map((word) => word.form)
    .join(' ')}`;
}

function stemsOf(text: string): string[] {
  return wordsOf(plainText(text)).map((word) => stemOf(word.form));
}
