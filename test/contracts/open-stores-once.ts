// A process of its own, started by storage.test.ts several times at once: opens the stores and saves what it was told.
import { openStores } from '../../src/storage/open-stores.ts';

const [place = '', account = ''] = process.argv.slice(2);
const stores = await openStores({ place: JSON.parse(place), now: Date.now, onError: console.error });
await stores.feedback.save({
  answerId: 'answer-1',
  account: { platform: 'web', workspace: 'local', id: account },
  verdict: 'helpful',
  question: 'q',
  text: 't',
  citations: [],
  at: new Date(),
});
await stores.close();
