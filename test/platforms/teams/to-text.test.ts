import { expect, it } from 'vitest';
import { toText } from '../../../src/platforms/teams/to-text.ts';

it.each([
  ['what does a data engineer do?', [], 'what does a data engineer do?'],
  ['<at>Rolecall</at> what roles are there?\n', ['<at>Rolecall</at>'], 'what roles are there?'],
  ['<at>Rolecall</at>&nbsp;roles?', ['<at>Rolecall</at>'], 'roles?'],
  ['compare <at>Rolecall</at> these two', ['<at>Rolecall</at>'], 'compare   these two'],
  ['<at id="0">Bob</at> asks: R&amp;D &lt; IT?', [], 'Bob asks: R&D < IT?'],
  ['a&amp;lt;b', [], 'a&lt;b'],
  ['less < more &notanentity;', [], 'less < more &notanentity;'],
  ['\u00a0 skills?\u00a0', [], 'skills?'],
  ['', [], ''],
])('%j is the text %j', (text, mentions, expected) => {
  expect(toText(text, mentions)).toBe(expected);
});
