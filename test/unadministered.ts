import type { Documents } from '../src/administration/documents.ts';
import type { Installation } from '../src/administration/installation.ts';

const documents: Documents = {
  describe() {
    throw new Error('nobody administers here');
  },
  async reload() {
    throw new Error('nobody administers here');
  },
};

/** What the core is given where nobody may administer. */
export const unadministered = {
  admins: [],
  documents,
  installation: (): Installation => ({ version: '0.0.0', engine: 'sqlite' }),
};
