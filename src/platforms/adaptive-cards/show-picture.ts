import type { Picture } from '../../chat/reply.ts';
import { toDataUri } from '../to-data-uri.ts';
import type { Image } from './card.ts';

/** The picture itself, which may be larger than a card is elsewhere. */
export function showPicture({ png, alternativeText: altText }: Picture): Image {
  const url = toDataUri('image/png', png);
  return { type: 'Image', url, altText, msteams: { allowExpand: true }, spacing: 'Medium' };
}
