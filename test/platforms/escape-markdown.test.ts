import fc from 'fast-check';
import { expect, it } from 'vitest';
import { escapeParagraphs, escapeText } from '../../src/platforms/escape-markdown.ts';

const rendererUrl = new URL('../../src/platforms/web/page/render-markdown.js', import.meta.url).href;
const { renderMarkdown } = (await import(rendererUrl)) as { renderMarkdown: (text: string) => string };

const cases = [
  [
    'nothing to escape',
    'service level agreements (SLAs), R&D: 100% - a < b > c!',
    'service level agreements (SLAs), R&D: 100% - a < b > c!',
  ],
  ['a script', '<script>alert(1)</script>', '\\<script>alert(1)\\</script>'],
  ['an image', '<img src=x onerror=alert(1)>', '\\<img src=x onerror=alert(1)>'],
  ['a comment', '<!-- x -->', '\\<!-- x -->'],
  ['a link', '[x](javascript:alert(1))', '\\[x\\](javascript:alert(1))'],
  ['an image link', '![x](http://x)', '!\\[x\\](http://x)'],
  ['an address in angle brackets', '<http://x>', '\\<http://x>'],
  ['bold', '**b** __b__', '\\*\\*b\\*\\* \\_\\_b\\_\\_'],
  ['italic', '*i* _i_', '\\*i\\* \\_i\\_'],
  ['strikethrough', '~~s~~ ~5', '\\~~s\\~~ ~5'],
  ['code', '`c`', '\\`c\\`'],
  ['a backslash', 'C:\\temp \\*', 'C:\\\\temp \\\\\\*'],
  ['a marker of a source', 'see [1]', 'see \\[1\\]'],
  ['an HTML entity', '&lt; &#60; & AT&T', '\\&lt; \\&#60; & AT&T'],
  ['a date of the cards', '{{DATE(2020-01-01T00:00:00Z)}} {x}', '{\\{DATE(2020-01-01T00:00:00Z)}} {x}'],
  ['a heading', '## h', '\\## h'],
  ['a hash that is no heading', '#1 and C#', '#1 and C#'],
  ['a list', '- item', '\\- item'],
  ['a plus', '+ item', '\\+ item'],
  ['a rule', '---', '\\---'],
  ['a negative number', '-5 degrees', '-5 degrees'],
  ['a quotation', '> q', '\\> q'],
  ['a numbered list', '12. item', '12\\. item'],
  ['a numbered list with a bracket', '1) item', '1\\) item'],
  ['a decimal number', '1.5 days', '1.5 days'],
  ['new lines', 'one\n\n# two\r\n- three', 'one # two - three'],
  ['tabs and spaces', '    code\tx  ', 'code x'],
  ['control characters', 'a\u0000b\u001bc', 'abc'],
] as const;

it.each(cases)('escapes %s', (_name, text, expected) => {
  expect(escapeText(text)).toBe(expected);
});

it('keeps the lines of a text as paragraphs, each escaped at its start', () => {
  expect(escapeParagraphs('one\n# two\n\n\n- three\r\n1. four')).toBe(
    'one\n\n\\# two\n\n\\- three\n\n1\\. four',
  );
});

function toText(html: string): string {
  return html
    .replace(/^<p>|<\/p>$/g, '')
    .replace(/&#(\d+);/g, (_match, code) => String.fromCharCode(Number(code)));
}

const markupText = fc
  .array(
    fc.constantFrom(
      ...'\\`*_[]()<>#+-.!|~&{}\'"=1a ;',
      '\n',
      'é',
      '😀',
      '<script>',
      '[1]',
      '](javascript:x)',
      '&lt;',
      '**',
      '- ',
    ),
  )
  .map((parts) => parts.join(''));

it('shows on the page exactly the text that was escaped, whatever it is', () => {
  fc.assert(
    fc.property(fc.oneof(markupText, fc.string({ unit: 'binary' })), (text) => {
      const html = renderMarkdown(escapeText(text));
      const shown = text
        .replace(/(?!\s)\p{Cc}/gu, '')
        .replace(/\s+/g, ' ')
        .trim();
      expect(toText(html)).toBe(shown);
    }),
    { numRuns: 2_000 },
  );
});

it('makes no element but paragraphs of any text', () => {
  fc.assert(
    fc.property(markupText, (text) => {
      const tags = renderMarkdown(escapeParagraphs(text)).match(/<[^>]*>/g) ?? [];
      expect(tags.filter((tag) => tag !== '<p>' && tag !== '</p>')).toEqual([]);
    }),
    { numRuns: 2_000 },
  );
});
