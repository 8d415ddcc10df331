import { CardFactory } from 'botbuilder';
import { z } from 'zod';
import type { FindPages, FoundPage } from '../../chat/found-page.ts';
import type { Respond } from '../../chat/platform.ts';
import { unseenProgress } from '../../chat/progress.ts';
import { toOneAdaptiveCard } from '../adaptive-cards/answer-card.ts';
import type { InvokeReply } from './invokes.ts';
import { type Envelope, receivedOf } from './read-activity.ts';
import { attach } from './to-drafts.ts';

interface Dependencies {
  readonly respond: Respond;
  readonly findPages: FindPages;
}

const mostPages = 25;
const query = z.object({
  parameters: z.array(z.object({ name: z.string(), value: z.string().max(500) })).catch([]),
  queryOptions: z.object({ count: z.number().int().min(1).max(mostPages) }).catch({ count: mostPages }),
});
const selected = z.object({ question: z.string().max(500) });

/** Searches roles and skills beside the box where a message is written, and puts the chosen one into it as a card. */
export function createMessageExtension({ respond, findPages }: Dependencies) {
  return {
    async search(value: unknown): Promise<InvokeReply> {
      const parsed = query.safeParse(value);
      if (!parsed.success) return { status: 400 };
      const { parameters, queryOptions } = parsed.data;
      // Before anything is typed Teams sends a parameter of its own.
      const words = parameters.find(({ name }) => name === 'query')?.value ?? '';
      const pages = findPages(words, queryOptions.count);
      return pages.length > 0 ? list(pages) : say(`The documents have no role or skill like “${words}”.`);
    },

    async select(sent: Envelope, value: unknown): Promise<InvokeReply> {
      const parsed = selected.safeParse(value);
      if (!parsed.success) return { status: 400 };
      const { id, from } = receivedOf(sent);
      // The chat that somebody writes in is not one with the bot: it gets no memory of it.
      const conversation = `search:${from.id}`;
      const reply = await respond(
        { kind: 'message', id, from, conversation, audience: 'private', text: parsed.data.question },
        unseenProgress,
      );
      // Those who get the card may not have the bot: nothing on it asks the bot.
      const card = toOneAdaptiveCard({ ...reply, suggestions: [] });
      return card ? result([attach(card)]) : { status: 400 };
    },
  };
}

function list(pages: readonly FoundPage[]): InvokeReply {
  return result(
    pages.map(({ title, note, text, question }) => ({
      ...CardFactory.thumbnailCard(title, text),
      preview: CardFactory.thumbnailCard(title, undefined, undefined, {
        text: note,
        tap: { type: 'invoke', title, value: { question } },
      }),
    })),
  );
}

function result(attachments: readonly unknown[]): InvokeReply {
  return {
    status: 200,
    body: { composeExtension: { type: 'result', attachmentLayout: 'list', attachments } },
  };
}

function say(text: string): InvokeReply {
  return { status: 200, body: { composeExtension: { type: 'message', text } } };
}
