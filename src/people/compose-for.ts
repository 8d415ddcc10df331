import type { Composed } from '../schedule/send-due.ts';
import { hasLeft, type PersonStore } from './person.ts';
import type { Reached, Recognise } from './recognise.ts';

interface Dependencies {
  readonly people: Pick<PersonStore, 'byId'>;
  readonly recognise: Pick<Recognise, 'reach'>;
  readonly now: () => number;
}

export type ComposeFor = (
  personId: string,
  compose: (reached: Reached) => Promise<Composed>,
) => Promise<Composed>;

const nowhere =
  'nobody knows where to write to them: they have not written to the bot, and no platform knows their email';
const laterMs = 5 * 60 * 1_000;

/** What is said of the bot's own accord to somebody who is there and can be written to; why not, where they are not. */
export function createComposeFor({ people, recognise, now }: Dependencies): ComposeFor {
  return async (personId, compose) => {
    const person = await people.byId(personId);
    if (!person || hasLeft(person)) return { nothing: true };
    const reached = await recognise.reach(person);
    if (!reached) return { unreachable: nowhere };
    return reached === 'later' ? { later: now() + laterMs } : compose(reached);
  };
}
