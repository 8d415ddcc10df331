import { countChanges, listChanges } from '../changes/say-changes.ts';
import type { Reply } from '../chat/reply.ts';
import type { Reloaded } from './documents.ts';

const mostListed = 20;
const refused =
  'The documents cannot be used as they are. The old ones stay in use. Mend these and ask again:';
const unchanged = 'No role level and no skill is another than before.';
const others = 'Every other process reads them within some seconds.';
const told =
  'Whoever has check-ins, and a role level that asks for something else now, is told at the time of their next one.';

/** What reading the documents again came to. */
export function composeReloaded(reloaded: Reloaded): Reply {
  if (reloaded.outcome === 'refused')
    return compose('The documents were not read', refused, reloaded.problems, []);
  const counted = countChanges(reloaded.changes);
  const isTold = reloaded.changes.expectations.length > 0;
  return compose(
    'The documents were read again',
    counted.length > 0 ? `${counted.join(', ')}.` : unchanged,
    listChanges(reloaded.changes),
    [...(isTold ? [told] : []), others],
  );
}

function compose(title: string, lead: string, listed: readonly string[], after: readonly string[]): Reply {
  const hidden = listed.length - mostListed;
  const shown = [...listed.slice(0, mostListed), ...(hidden > 0 ? [`… and ${hidden} more`] : [])];
  const items = shown.map((text) => ({ text, cites: [] }));
  return {
    blocks: [
      { type: 'title', text: title, note: '', detail: false },
      { type: 'paragraph', line: { text: lead, cites: [] }, detail: false },
      ...(items.length > 0 ? [{ type: 'list', items, detail: false } as const] : []),
      ...after.map((text) => ({ type: 'paragraph', line: { text, cites: [] }, detail: false }) as const),
    ],
    citations: [],
    suggestions: [],
  };
}
