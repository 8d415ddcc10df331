import type { Reply } from '../chat/reply.ts';
import { say } from '../chat/say.ts';
import { keysOf, type Person, type PersonStore } from '../people/person.ts';
import { leadsNobody } from './name-team.ts';

interface Dependencies {
  readonly people: Pick<PersonStore, 'change' | 'managedBy'>;
}

type Often = 'weekly' | 'monthly' | 'never';

const labels: Readonly<Record<Often, string>> = {
  ...{ weekly: 'Every week', monthly: 'Every four weeks', never: 'Never by itself' },
};

export function composeRhythm({ summaries }: Person): Reply {
  return {
    ...say(
      `The summary of your team comes by itself at the time of your check-ins: ${labels[summaries ?? 'monthly'].toLowerCase()}. How often do you want it?`,
    ),
    suggestions: (['weekly', 'monthly', 'never'] as const).map((often) => ({
      ...{ label: labels[often], action: 'summary-rhythm', value: often },
    })),
    inPlace: true,
  };
}

/** Whoever leads somebody chooses how often their team's summary comes by itself. */
export function createSaveRhythm({ people }: Dependencies) {
  return async (person: Person, often: Often): Promise<Reply> => {
    const team = await people.managedBy(keysOf(person));
    if (team.length === 0) return say(leadsNobody);
    await people.change(person.id, ({ summaries: _, ...one }) => ({
      ...one,
      ...(often === 'monthly' ? {} : { summaries: often }),
    }));
    return {
      ...say(`Saved: ${labels[often].toLowerCase()}. “Team summary” shows it at any time.`),
      inPlace: true,
    };
  };
}
