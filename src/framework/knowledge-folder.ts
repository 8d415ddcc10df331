import type { Dirent } from 'node:fs';
import { readdir, realpath, stat } from 'node:fs/promises';
import { join, sep } from 'node:path';
import { KnowledgeError, type Problem } from './knowledge-error.ts';
import { maximumFiles } from './limits.ts';

export interface FoundFile {
  readonly name: string;
  readonly path: string;
  readonly kind: 'table' | 'role document';
}

export interface FoundFiles {
  readonly files: readonly FoundFile[];
  readonly problems: readonly Problem[];
}

/** Notes about the documents, not documents; `everyday-words.txt` belongs to retrieval. */
const isNote = /^(?:readme|source|licen[cs]e|notice)(?:\W|_|$)|^everyday-words\.txt$/i;

/** Lists the documents of a folder by name, without those of folders inside it. */
export const findKnowledgeFiles = async (folder: string): Promise<FoundFiles> => {
  const entries = await listFolder(folder);
  const candidates = entries.filter(({ name }) => kindOf(name) !== undefined);
  if (candidates.length > maximumFiles) {
    const problem = `the folder has more than ${maximumFiles} documents; put several role levels of a role into one`;
    throw new KnowledgeError([{ file: folder, line: 1, problem }]);
  }
  const home = await realpath(folder);
  const files: FoundFile[] = [];
  const problems: Problem[] = [];
  for (const { name } of candidates.toSorted(byName)) {
    const kind = kindOf(name);
    const path = join(folder, name);
    const place = await placeOf(path, home);
    if (place === 'elsewhere' || /[\p{Cc}\p{Cf}\p{Zl}\p{Zp}]/u.test(name)) {
      problems.push({ file: name, line: 1, problem: place === 'elsewhere' ? linksElsewhere : hasOddName });
    } else if (place === 'here' && kind !== undefined) files.push({ name, path, kind });
  }
  return { files, problems };
};

const linksElsewhere = 'is a link to nothing or to a place outside the folder; put the file itself here';
const hasOddName = 'has an invisible character in its file name; rename it';

async function listFolder(folder: string): Promise<readonly Dirent[]> {
  try {
    return await readdir(folder, { withFileTypes: true });
  } catch (error) {
    const problem = `cannot be read as a folder (${codeOf(error)}); name a folder that holds the documents`;
    throw new KnowledgeError([{ file: folder, line: 1, problem }]);
  }
}

export const codeOf = (error: unknown): string =>
  error instanceof Error && 'code' in error ? String(error.code) : String(error);

function kindOf(name: string): FoundFile['kind'] | undefined {
  if (name.startsWith('.') || isNote.test(name)) return undefined;
  if (/\.csv$/i.test(name)) return 'table';
  return /\.(?:txt|md)$/i.test(name) ? 'role document' : undefined;
}

function byName(one: Dirent, other: Dirent): number {
  return one.name < other.name ? -1 : 1;
}

/** Where a name leads. Links inside the folder are how Kubernetes mounts a ConfigMap. */
async function placeOf(path: string, home: string): Promise<'here' | 'elsewhere' | 'no file'> {
  try {
    const target = await realpath(path);
    if (!target.startsWith(home + sep)) return 'elsewhere';
    return (await stat(target)).isFile() ? 'here' : 'no file';
  } catch {
    return 'elsewhere';
  }
}
