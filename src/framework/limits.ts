/** A CSV file is streamed: 10,000 role levels take about 130 MB. */
export const maximumCsvBytes = 256 * 1024 * 1024;

/** A role document is read whole. */
export const maximumDocumentBytes = 20 * 1024 * 1024;

export const maximumFiles = 2_000;

/** Of all CSV files together. */
export const maximumRows = 200_000;

export const maximumRowBytes = 1024 * 1024;

/** Of all files together: about 200 MB of memory. */
export const maximumStatements = 1_000_000;

/** Lines with text of one cell of a CSV file, or of one role document. */
export const maximumLinesInOnePlace = 10_000;

export const maximumStatementLength = 5_000;

export const maximumNameLength = 200;

/** Of one file. Somebody who meets that many has one cause to mend, not a hundred. */
export const maximumProblems = 100;
