import { createHash } from 'node:crypto';
import { buildFramework } from './build-framework.ts';
import { codeOf, type FoundFile, findFiles } from './find-files.ts';
import { KnowledgeError, type Problem } from './knowledge-error.ts';
import type { Framework } from './model.ts';
import { createRowCount, type RowCount, readCsvDocument } from './read-csv-document.ts';
import { readPieces } from './read-file.ts';
import { readRoleDocument } from './read-role-document.ts';
import type { DocumentRecords } from './records.ts';
import { createWordStore, type WordStore } from './statements.ts';

/** A CSV file is streamed: 10,000 role levels take about 130 MB. */
const maximumCsvBytes = 256 * 1024 * 1024;

/** A role document is read whole. */
const maximumDocumentBytes = 20 * 1024 * 1024;

interface Loading {
  readonly keep: WordStore;
  readonly countRow: RowCount;
  /** What `version` is made of. */
  readonly fingerprints: string[];
}

/** Reads every document of a folder; throws a KnowledgeError with all problems of all of them. */
export const loadFramework = async (folder: string): Promise<Framework> => {
  const { files, problems: found } = await findFiles(folder);
  const problems: Problem[] = [...found];
  const documents: DocumentRecords[] = [];
  const loading: Loading = { keep: createWordStore(), countRow: createRowCount(), fingerprints: [] };
  for (const file of files) {
    try {
      documents.push(await readDocument(file, loading));
    } catch (error) {
      problems.push(...problemsOf(error, file.name));
    }
  }
  if (problems.length > 0) throw new KnowledgeError(problems);
  if (!documents.some(({ roleLevels }) => roleLevels.length > 0)) {
    const problem =
      'the folder describes no role; put role documents (.txt, .md) or the role content (.csv) into it';
    throw new KnowledgeError([{ file: folder, problem }]);
  }
  return buildFramework(documents, versionOf(loading.fingerprints));
};

async function readDocument({ name, path, kind }: FoundFile, loading: Loading): Promise<DocumentRecords> {
  const hash = createHash('sha256');
  const maximumBytes = kind === 'table' ? maximumCsvBytes : maximumDocumentBytes;
  const onBytes = (bytes: Uint8Array): void => void hash.update(bytes);
  const file = { name, pieces: () => readPieces({ path, file: name, maximumBytes, onBytes }) };
  const records =
    kind === 'table'
      ? await readCsvDocument(file, loading.keep, loading.countRow)
      : await readRoleDocument(file, loading.keep);
  loading.fingerprints.push(`${hash.digest('hex')} ${name}`);
  return records;
}

function problemsOf(error: unknown, file: string): readonly Problem[] {
  if (error instanceof KnowledgeError) return error.problems;
  if (error instanceof Error && 'syscall' in error) {
    return [{ file, line: 1, problem: `cannot be read (${codeOf(error)}); check who may read the file` }];
  }
  throw error;
}

function versionOf(fingerprints: readonly string[]): string {
  return createHash('sha256').update(fingerprints.toSorted().join('\n')).digest('hex').slice(0, 16);
}
