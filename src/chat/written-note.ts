/** Stands in small below a reply with `isWritten`. */
export const writtenNote =
  'Written by a model from the documents; each sentence was checked against its source.';

/** Below what was appended of a reply that was stopped: its sources and the note above do not come. */
export const stoppedNote = 'Stopped. A model wrote what stands above; ask again for its sources.';
