import { describe, expect, it } from 'vitest';
import { loadFramework } from '../../src/framework/load-framework.ts';
import { readEverydayWords } from '../../src/retrieval/everyday-words.ts';

const framework = await loadFramework(new URL('../../knowledge', import.meta.url).pathname);

describe('the file of everyday words', () => {
  it('gives the phrases of the names that are loaded and passes over the others', () => {
    const text =
      'Role: IT service manager\n- keeps support promises\n\nRole: Astronaut\n- flies to the moon\n';
    const { entries } = readEverydayWords(text, framework);
    expect(entries.map(({ named, phrases }) => [named.type, phrases])).toEqual([
      ['role', ['keeps support promises']],
    ]);
  });

  it('knows a name by any case and spacing', () => {
    const { entries } = readEverydayWords('SKILL:  user   FOCUS\n- think of the people\n', framework);
    expect(entries).toHaveLength(1);
  });

  it('leads from everyday words to the stems of the documents’ words', () => {
    const { synonyms } = readEverydayWords('Word: manager\n- boss\n- line manager\n', framework);
    expect(synonyms.get('boss')).toEqual(['manag']);
    expect(synonyms.get('line manag')).toEqual(['manag']);
  });

  it('passes over comments, empty lines, a byte order mark and Windows line ends', () => {
    const text = '\uFEFF# how to edit\r\n\r\nRole: IT service manager\r\n- keeps promises\r\n';
    expect(readEverydayWords(text, framework).entries[0]?.phrases).toEqual(['keeps promises']);
  });

  it('names every line that is neither a heading nor a phrase and says how to mend it', () => {
    const text = '- a phrase without a heading\nRole: IT service manager\nno dash\n';
    const problem =
      'neither a heading nor a phrase below one; write "Role: name", "Role level: name", "Skill: name" or "Word: word" and below it each phrase on a line that begins with "- "';
    expect(() => readEverydayWords(text, framework)).toThrow(
      `everyday-words.txt:1: ${problem}\neveryday-words.txt:3: ${problem}`,
    );
  });
});
