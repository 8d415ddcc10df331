import { expect, it } from 'vitest';
import { nothing } from '../../../src/chat/reply.ts';
import { toAdaptiveCards } from '../../../src/platforms/adaptive-cards/answer-card.ts';
import { chart, picture } from '../summary-reply.ts';
import { checkCard } from './check-card.ts';

it('draws a chart that Teams knows, and says what it shows where it is not known', () => {
  const [card] = toAdaptiveCards({ ...nothing, blocks: [{ ...chart, bars: chart.bars.slice(0, 2) }] });
  expect(card?.body).toEqual([
    {
      type: 'Chart.HorizontalBar.Stacked',
      title: 'Skills of the service desk',
      data: [
        {
          title: 'User focus',
          data: [
            { legend: 'At or above', value: 70, color: 'categoricalTeal' },
            { legend: 'Below', value: 20, color: 'categoricalMarigold' },
            { legend: 'No current rating', value: 10, color: 'neutral' },
          ],
        },
        {
          title: 'Service focus',
          data: [
            { legend: 'At or above', value: 55, color: 'categoricalTeal' },
            { legend: 'Below', value: 35, color: 'categoricalMarigold' },
            { legend: 'No current rating', value: 10, color: 'neutral' },
          ],
        },
      ],
      fallback: {
        type: 'TextBlock',
        text: picture.alternativeText.replaceAll('\n', '\n\n'),
        wrap: true,
        spacing: 'Medium',
      },
      spacing: 'Medium',
    },
  ]);
  expect(checkCard(card)).toEqual([]);
});

it('has room for a chart of forty skills with the same as a table', () => {
  const labels = Array.from({ length: 40 }, (_, at) => `A skill of some length, number ${at + 1}`);
  const bars = labels.map((label) => ({ label, values: [60, 30, 10] }));
  const alternativeText = labels.map((label) => `${label}: 60% at or above, 30% below.`).join('\n');
  const rows = labels.map((label) => ({ cells: [label, '60%', '30%', '10%'], cites: [] }));
  const cards = toAdaptiveCards({
    ...nothing,
    blocks: [
      { ...chart, bars, picture: { ...picture, alternativeText } },
      { type: 'table', columns: ['Skill', ...chart.series], rows, detail: false },
    ],
  });
  expect(cards.filter((card) => Buffer.byteLength(JSON.stringify(card)) > 24_000)).toEqual([]);
  expect(cards.flatMap(checkCard)).toEqual([]);
  expect(cards[0]?.body).toContainEqual(expect.objectContaining({ type: 'Chart.HorizontalBar.Stacked' }));
});

it('does not count the picture where it goes into the card itself', () => {
  const cards = toAdaptiveCards({ ...nothing, blocks: [chart] }, () => ({
    ...{ type: 'Image', url: `data:image/png;base64,${'A'.repeat(100_000)}`, altText: 'bars' },
  }));
  expect(cards).toHaveLength(1);
  expect(cards.flatMap(checkCard)).toEqual([]);
});
