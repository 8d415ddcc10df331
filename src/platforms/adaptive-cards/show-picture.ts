import type { Picture } from '../../chat/reply.ts';
import { toDataUri } from '../to-data-uri.ts';
import type { Image } from './card.ts';

/** The picture itself, which may be larger than a card is elsewhere. */
export function showPicture({ png, alternativeText: altText }: Picture): Image {
  const url = toDataUri('image/png', png);
  return { type: 'Image', url, altText, msteams: { allowExpand: true }, spacing: 'Medium' };
}

/** The same in pieces, which stand below each other without a gap. */
export function showSlices({ slices = [], alternativeText }: Picture): Image[] {
  return slices.map((slice, at) => ({
    ...{
      type: 'Image',
      url: toDataUri('image/png', slice),
      altText: at === 0 ? alternativeText : 'The picture goes on.',
    },
    ...{ msteams: { allowExpand: true }, spacing: at === 0 ? 'Medium' : 'None' },
  }));
}
