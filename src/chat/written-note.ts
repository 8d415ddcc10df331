/** Stands in small below a reply with `isWritten`. */
export const writtenNote =
  'Written by a model from the documents; each sentence was checked against its source.';
