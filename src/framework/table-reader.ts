import type { CsvRow } from './read-csv.ts';
import type { DocumentRecords } from './records.ts';

/** Takes the rows below the header, and at the end gives what they said or throws a KnowledgeError. */
export interface TableReader {
  take(row: CsvRow): void;
  records(): DocumentRecords;
}
