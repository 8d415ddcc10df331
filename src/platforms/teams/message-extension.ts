import { type Attachment, CardFactory } from 'botbuilder';
import { z } from 'zod';
import type { FindPages, FoundPage } from '../../chat/found-page.ts';
import { nothing } from '../../chat/reply.ts';
import { toOneAdaptiveCard } from '../adaptive-cards/answer-card.ts';
import type { InvokeReply } from './invokes.ts';
import { attach } from './to-drafts.ts';

/** Each comes with its card. */
const mostPages = 10;
const query = z.object({
  parameters: z.array(z.object({ name: z.string().optional(), value: z.string().max(500) })),
});

/** Searches roles and skills while somebody writes a message; the one that they choose becomes a card in it. */
export function createSearch(findPages: FindPages): (value: unknown) => InvokeReply {
  return (value) => {
    const parsed = query.safeParse(value);
    if (!parsed.success) return { status: 400 };
    // The command has one parameter; before anything is typed Teams sends one of its own.
    const words = parsed.data.parameters.find(({ name }) => name !== 'initialRun')?.value ?? '';
    const attachments = findPages(words, mostPages).flatMap(toResult);
    if (attachments.length === 0)
      return toReply({ type: 'message', text: `The documents have no role or skill like “${words}”.` });
    return toReply({ type: 'result', attachmentLayout: 'list', attachments });
  };
}

function toReply(composeExtension: object): InvokeReply {
  return { status: 200, body: { composeExtension } };
}

/** Those who get the message may not have the bot: nothing on the card asks it. */
function toResult({ title, note, reply }: FoundPage): (Attachment & { preview: Attachment })[] {
  const { blocks, citations } = reply();
  const short = blocks.filter(({ detail }) => !detail);
  const card = toOneAdaptiveCard({ ...nothing, blocks: short, citations });
  const preview = CardFactory.thumbnailCard(title, undefined, undefined, { text: note });
  return card ? [{ ...attach(card), preview }] : [];
}
