import type { Block, Picture } from '../../chat/reply.ts';
import { escapeParagraphs } from '../escape-markdown.ts';
import type { Image, StackedBars, TextBlock } from './card.ts';

type ChartBlock = Extract<Block, { type: 'chart' }>;

/** What stands in a chart's place where it cannot be drawn. */
export type ShowPicture = (picture: Picture) => TextBlock | Image;

/** A picture is larger than a card may be. */
export const describePicture: ShowPicture = ({ alternativeText }) => ({
  ...{ type: 'TextBlock', text: escapeParagraphs(alternativeText), wrap: true, spacing: 'Medium' },
});

/** Light and dark in turn, and no two of them alike to whoever sees no red or green. */
const colours = ['categoricalTeal', 'categoricalMarigold', 'neutral', 'categoricalBlue'];

/** https://adaptivecards.microsoft.com/?topic=Chart.HorizontalBar.Stacked */
export function drawChart({ title, series, bars, picture }: ChartBlock, show: ShowPicture): StackedBars {
  return {
    type: 'Chart.HorizontalBar.Stacked',
    title,
    data: bars.map(({ label, values }) => ({
      title: label,
      data: series.map((legend, at) => ({
        ...{ legend, value: values[at] ?? 0 },
        color: colours[at % colours.length] ?? 'neutral',
      })),
    })),
    fallback: show(picture),
    spacing: 'Medium',
  };
}
