import { parse } from 'csv-parse/sync';
import { expect, it } from 'vitest';
import { summaryCsv } from '../../../src/summaries/rendering/summary-csv.ts';
import { summaryColumns, summaryRows } from '../../../src/summaries/rendering/summary-table.ts';
import { sampleSummary, summaryOf } from '../sample-summary.ts';

it('is the table, as a file that begins with the mark of UTF-8', () => {
  const { name, mediaType, bytes } = summaryCsv(sampleSummary);
  expect({ name, mediaType }).toEqual({ name: 'team-summary-2026-11-30.csv', mediaType: 'text/csv' });
  expect([...bytes.subarray(0, 3)]).toEqual([0xef, 0xbb, 0xbf]);
  expect(parse(Buffer.from(bytes), { bom: true })).toEqual([summaryColumns, ...summaryRows(sampleSummary)]);
});

it.each([
  ['=1+1', "'=1+1"],
  ['+1', "'+1"],
  ['-1', "'-1"],
  ['@x', "'@x"],
  ['\tx', "'\tx"],
  ['\rx', '"\'\rx"'],
  ['=HYPERLINK("x")', '"\'=HYPERLINK(""x"")"'],
  ['Planning, and "more"', '"Planning, and ""more"""'],
  ['two\nlines', '"two\nlines"'],
  ['Zürich', 'Zürich'],
])('writes the skill %j as %j', (skill, cell) => {
  const text = new TextDecoder().decode(summaryCsv(summaryOf([{ skill }])).bytes);
  const start = text.indexOf('\r\n') + 2;
  expect(text.slice(start, start + cell.length + 1)).toBe(`${cell},`);
  expect(text.endsWith('\r\n')).toBe(true);
});
