import { expect, onTestFinished } from 'vitest';
import { checkCard } from '../platforms/adaptive-cards/check-card.ts';
import { hear } from '../platforms/web/hear.ts';
import { serveWebChat } from '../platforms/web/serve-web-chat.ts';
import type { Whole } from './open-whole.ts';
import { readCard, type SentCard } from './read-card.ts';
import { blank, joinScreens, type Screen } from './screen.ts';
import type { Wire } from './talk.ts';

interface Answer {
  readonly cards: readonly object[];
  readonly inPlace?: boolean;
}

/** Over its endpoints, as the page of the web chat speaks. */
export async function openOnWebChat(whole: Whole): Promise<Wire> {
  const { url, webChat, stop } = await serveWebChat(whole.respond);
  onTestFinished(stop);
  whole.use(webChat);
  const page = await hear(url, 'account=ada&timeZone=Europe/London');

  const post = async (path: string, body: object): Promise<Screen> => {
    const response = await fetch(`${url}/chat/${path}`, {
      method: 'POST',
      headers: { Origin: url, 'Content-Type': 'application/json' },
      body: JSON.stringify({ account: 'ada', conversation: 'talk', ...body }),
    });
    expect(response.status).toBe(200);
    return draw((await response.json()) as Answer);
  };
  const draw = ({ cards, inPlace }: Answer): Screen => {
    for (const card of cards) expect(checkCard(card), 'a card of the web chat').toEqual([]);
    const screens = cards.map((card) =>
      readCard(card as SentCard, ({ data }, inputs) => post('press', { ...data, inputs })),
    );
    return { ...joinScreens(screens), place: inPlace ? 'in its place' : 'below' };
  };

  return {
    say: (text) => post('messages', { text }),
    async wake(instant) {
      let screen = blank;
      for (let count = await whole.wake(instant); count > 0; count--) {
        const heard = await page.next();
        if (heard === 'ended') throw new Error('the page’s stream has ended');
        screen = joinScreens([screen, { ...draw(heard.answer), place: 'below' }]);
      }
      return screen;
    },
  };
}
