import type { ShowPicture } from '../adaptive-cards/draw-chart.ts';
import { toDataUri } from '../to-data-uri.ts';

export const showPicture: ShowPicture = ({ png, alternativeText }) => ({
  ...{ type: 'Image', url: toDataUri('image/png', png), altText: alternativeText, spacing: 'Medium' },
});
