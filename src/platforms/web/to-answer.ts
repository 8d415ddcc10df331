import type { Reply } from '../../chat/reply.ts';
import { writtenNote } from '../../chat/written-note.ts';
import { toAdaptiveCards } from '../adaptive-cards/answer-card.ts';
import { showPicture } from '../adaptive-cards/show-picture.ts';
import { toDataUri } from '../to-data-uri.ts';

/** A reply as plain text, for a browser that cannot draw its cards. */
export type ToPlainText = (reply: Reply) => string;

/** A reply as the page draws it. */
export function toAnswer(id: string, reply: Reply, toPlainText: ToPlainText) {
  const { feedbackOn, inPlace, attachments, isWritten } = reply;
  const cards = toAdaptiveCards(reply, showPicture);
  const files = attachments?.map(({ name, mediaType, bytes }) => ({
    name,
    url: toDataUri(mediaType, bytes),
  }));
  const note = isWritten ? writtenNote : undefined;
  return { id, cards, text: toPlainText(reply), files, note, feedbackOn, inPlace };
}
