import type { Dirent, Stats } from 'node:fs';
import { readdir, realpath, stat } from 'node:fs/promises';
import { join, sep } from 'node:path';
import { KnowledgeError, type Problem } from './knowledge-error.ts';

const maximumFiles = 2_000;

/** Of all documents of the folder together. */
const maximumFolderMegabytes = 400;

export interface FoundFile {
  readonly name: string;
  readonly path: string;
  readonly kind: 'table' | 'role document';
}

interface FoundFiles {
  readonly files: readonly FoundFile[];
  readonly problems: readonly Problem[];
}

/**
 * Lists the documents of a folder by name, without those of folders inside it. Throws a KnowledgeError where the folder
 * itself cannot be read or is too large; what is wrong with one file is among the problems.
 */
export const findFiles = async (folder: string): Promise<FoundFiles> => {
  const entries = await listFolder(folder);
  const documents = entries.flatMap(({ name }) => {
    const kind = kindOf(name);
    return kind === undefined ? [] : { name, kind, path: join(folder, name) };
  });
  if (documents.length > maximumFiles) {
    throw tooMuch(folder, `${maximumFiles} documents; put several role levels of a role into one`);
  }
  const home = await realpath(folder);
  const files: FoundFile[] = [];
  const problems: Problem[] = [];
  let bytes = 0;
  for (const document of documents.toSorted(byName)) {
    const { name, path } = document;
    const stats = await statInside(home, path);
    if (stats === undefined || hasInvisible.test(name)) {
      problems.push({ file: name, line: 1, problem: stats === undefined ? linksElsewhere : hasOddName });
    } else if (stats.isFile()) {
      files.push(document);
      bytes += stats.size;
    }
  }
  if (bytes > maximumFolderMegabytes * 1024 * 1024) {
    throw tooMuch(folder, `${maximumFolderMegabytes} MB of documents; take some of them out`);
  }
  return { files, problems };
};

const linksElsewhere = 'is a link to nothing or to a place outside the folder; put the file itself here';
const hasOddName = 'has an invisible character in its file name; rename it';

const hasInvisible = /[\p{Cc}\p{Cf}\p{Zl}\p{Zp}]/u;

/** Notes about the documents, not documents; `everyday-words.txt` belongs to retrieval. */
const isNote = /^(?:readme|source|licen[cs]e|notice)(?:\W|_|$)|^everyday-words\.txt$/i;

/** The system's name for what went wrong with a file or folder, such as `ENOENT`. */
export const codeOf = (error: unknown): string =>
  error instanceof Error && 'code' in error ? String(error.code) : String(error);

async function listFolder(folder: string): Promise<readonly Dirent[]> {
  try {
    return await readdir(folder, { withFileTypes: true });
  } catch (error) {
    const problem = `cannot be read as a folder (${codeOf(error)}); KNOWLEDGE_DIR, or what you gave in its place, must name the folder of the documents`;
    throw new KnowledgeError([{ file: folder, problem }]);
  }
}

function kindOf(name: string): FoundFile['kind'] | undefined {
  if (name.startsWith('.') || isNote.test(name)) return undefined;
  if (/\.csv$/i.test(name)) return 'table';
  return /\.(?:txt|md)$/i.test(name) ? 'role document' : undefined;
}

function byName(one: { name: string }, other: { name: string }): number {
  return one.name < other.name ? -1 : 1;
}

/** Undefined for what lies outside the folder. Links inside it are how Kubernetes mounts a ConfigMap. */
async function statInside(home: string, path: string): Promise<Stats | undefined> {
  try {
    const target = await realpath(path);
    return target.startsWith(home + sep) ? await stat(target) : undefined;
  } catch {
    return undefined;
  }
}

function tooMuch(folder: string, what: string): KnowledgeError {
  return new KnowledgeError([{ file: folder, problem: `the folder has more than ${what}` }]);
}
