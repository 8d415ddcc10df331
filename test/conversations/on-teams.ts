import { expect } from 'vitest';
import { openTeams } from '../platforms/teams/open-teams.ts';
import type { Json } from '../platforms/teams/teams-front.ts';
import type { Whole } from './open-whole.ts';
import { readCard, type SentCard } from './read-card.ts';
import { joinScreens, linesIn, type Screen } from './screen.ts';
import type { Wire } from './talk.ts';

const where = { entities: [{ type: 'clientInfo', locale: 'en-GB', timezone: 'Europe/London' }] };

/** A client that replaces a card by the answer to a press on it. */
export function openOnTeams(whole: Whole): Promise<Wire> {
  return open(whole, (teams) => async ({ data }, entered) => {
    const pressed = { action: { type: 'Action.Execute', data: { ...data, ...entered } } };
    const { body } = await teams.invoke('adaptiveCard/action', pressed, where);
    expect(body.statusCode).toBe(200);
    return body.type === 'application/vnd.microsoft.card.adaptive' ? body.value : undefined;
  });
}

/** A client without `Action.Execute`: what is pressed comes as a message, and its answer below. */
export function openOnOldTeams(whole: Whole): Promise<Wire> {
  return open(whole, (teams) => async ({ fallback }, entered) => {
    const value = { ...fallback?.data, ...entered };
    await teams.deliver(teams.personal({ text: undefined, value, ...where }));
    return undefined;
  });
}

type Teams = Awaited<ReturnType<typeof openTeams>>;
/** The card in place of the pressed one; none where the answer comes below. */
type PressIn = (...pressed: Parameters<Parameters<typeof readCard>[1]>) => Promise<SentCard | undefined>;

async function open(whole: Whole, pressIn: (teams: Teams) => PressIn): Promise<Wire> {
  const { respond, stores } = whole;
  const teams = await openTeams(respond, { stores });
  whole.use(teams.teams);
  const { front } = teams;
  const press = pressIn(teams);

  /** What was sent while somebody did this. */
  const seeAfter = async (act: () => Promise<unknown>): Promise<Screen> => {
    const before = front.messages().length;
    await act();
    await whole.allAnswered();
    return joinScreens(front.messages().slice(before).map(drawMessage));
  };
  const drawMessage = ({ text, attachments }: Json): Screen =>
    joinScreens([
      { ...joinScreens([]), lines: linesIn(String(text)) },
      ...((attachments ?? []) as { content: SentCard }[]).map(({ content }) => draw(content)),
    ]);
  const draw = (card: SentCard): Screen =>
    readCard(card, async (action, entered) => {
      let instead: SentCard | undefined;
      const below = await seeAfter(async () => {
        instead = await press(action, entered);
      });
      return instead ? { ...draw(instead), place: 'in its place' } : below;
    });

  return {
    say: (text) => seeAfter(() => teams.say(text, where)),
    wake: (instant) => seeAfter(() => whole.wake(instant)),
  };
}
