import { afterAll, describe, expect, it } from 'vitest';
import { createDraw } from '../../../src/summaries/rendering/create-draw.ts';
import { sampleSummary } from '../sample-summary.ts';

const course = { skill: 'User focus', points: [{ day: '2026-11-30', covered: { from: 20, to: 80 } }] };

describe('drawing in a thread of its own', () => {
  const failures: object[] = [];
  const log = { info: () => undefined, error: (details: object) => void failures.push(details) };
  const draw = createDraw({ log });
  afterAll(() => draw.stop());

  it('draws what is asked for at the same time one after the other', async () => {
    const pictures = await Promise.all([
      ...[draw.summary(sampleSummary), draw.course(course), draw.summary(sampleSummary)],
    ]);
    expect(pictures.map((picture) => picture?.name)).toEqual([
      ...['team-summary-2026-11-30.png', 'trend-user-focus.png', 'team-summary-2026-11-30.png'],
    ]);
    expect(pictures[0]?.alternativeText).toContain('Planning: 20–80%');
    expect(pictures[0]?.png).toEqual(pictures[2]?.png);
  });

  it('goes on after a picture that cannot be drawn', async () => {
    const impossible = draw.summary({ ...sampleSummary, day: 'no day' });
    const next = draw.course(course);
    expect(await impossible).toBe(undefined);
    expect(failures).toMatchObject([{ err: { message: 'Invalid time value' } }]);
    expect((await next)?.name).toBe('trend-user-focus.png');
  });
});
