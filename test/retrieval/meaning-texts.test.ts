import { describe, expect, it } from 'vitest';
import { ownKnowledge } from '../../src/config.ts';
import { loadFramework } from '../../src/framework/load-framework.ts';
import { loadEverydayWords } from '../../src/retrieval/everyday-words.ts';
import { pickPhrases, readGeneralQuestions, textOfPassage } from '../../src/retrieval/meaning-texts.ts';
import { collectPassages, type Passage } from '../../src/retrieval/passages.ts';

const framework = await loadFramework(ownKnowledge);
const passages = collectPassages(framework);

function passageSaying(words: string): Passage {
  const found = passages.find((passage) => passage.words === words);
  if (!found) throw new Error(`no passage ${words}`);
  return found;
}

describe('what is embedded', () => {
  it.each([
    ['verify the location and state of IT assets', 'Asset and configuration management'],
    [
      'ensure that all service and support functions remain responsive to customer needs',
      'IT service manager',
    ],
  ])('of “%s” says what it is about', (words, about) => {
    expect(textOfPassage(passageSaying(words))).toBe(`${about}: ${words}`);
  });

  it('names nothing where the same words are said of many', () => {
    const { words, sections } = passageSaying('verify the location and state of IT assets');
    const section = sections[0]?.section;
    if (section?.type !== 'expectation') throw new Error('not an expectation');
    const statement = sections[0]?.statement;
    if (!statement) throw new Error('no statement');
    const named = ['A', 'B', 'C', 'D'].map((name) => ({
      section: { ...section, skill: { ...section.skill, name } },
      statement,
    }));
    expect(textOfPassage({ words, sections: named.slice(0, 3) })).toBe(`A, B, C: ${words}`);
    expect(textOfPassage({ words, sections: named })).toBe(words);
  });

  it('of anything else is forty questions, none twice', () => {
    expect(new Set(readGeneralQuestions()).size).toBe(40);
  });

  it('of everyday words is at most two hundred phrases, from the first to the last of them', async () => {
    const everyday = await loadEverydayWords(ownKnowledge, framework);
    const [entry] = everyday.entries;
    if (!entry) throw new Error('no everyday words');
    const phrases = Array.from({ length: 1_001 }, (_, n) => `phrase ${n}`);
    const picked = pickPhrases({ ...everyday, entries: [{ ...entry, phrases }] });
    expect(picked).toHaveLength(200);
    expect(picked.slice(0, 2)).toEqual(['phrase 0', 'phrase 6']);
    expect(picked.at(-1)).toBe('phrase 996');
    const few = phrases.slice(0, 3);
    expect(pickPhrases({ ...everyday, entries: [{ ...entry, phrases: few }] })).toEqual(few);
  });
});
