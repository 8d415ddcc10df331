import type { Reply } from '../chat/reply.ts';
import { say } from '../chat/say.ts';
import type { Person, PersonStore } from '../people/person.ts';
import { sayInstant } from '../schedule/read-day.ts';
import type { Looks } from './suppression/shown-before.ts';

interface Dependencies {
  readonly people: Pick<PersonStore, 'byId'>;
  readonly looks: Pick<Looks, 'at'>;
}

const mostNamed = 20;

/** Tells somebody who looked at the levels that they share, and when. */
export function createTellLooks({ people, looks }: Dependencies) {
  return async (person: Person): Promise<Reply> => {
    const all = await looks.at(person.id);
    if (all.length === 0)
      return say(
        person.sharing
          ? 'Nobody has looked at your levels yet. You share them with your manager.'
          : 'Nobody can look at your levels: you keep them private.',
      );
    const items = await Promise.all(
      all.slice(0, mostNamed).map(async ({ viewerId, at }) => {
        const viewer = await people.byId(viewerId);
        const name = viewer?.name || viewer?.email || 'Somebody who is not here any more';
        return { text: `${name}, ${sayInstant(at.getTime(), person.times.timeZone)}`, cites: [] };
      }),
    );
    const now = person.sharing
      ? 'You share them with your manager.'
      : 'Since then you have made them private.';
    return {
      blocks: [
        { type: 'title', text: 'Who looked at your levels', note: now, detail: false },
        { type: 'list', items, detail: false },
      ],
      citations: [],
      suggestions: [],
    };
  };
}
