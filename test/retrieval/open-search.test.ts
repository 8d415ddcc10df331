import { beforeAll, describe, expect, it } from 'vitest';
import { loadFramework } from '../../src/framework/load-framework.ts';
import type { Framework, RoleLevel } from '../../src/framework/model.ts';
import { createConceptReader } from '../../src/retrieval/concepts.ts';
import { loadEverydayWords } from '../../src/retrieval/everyday-words.ts';
import { createOpenSearch, type OpenSearch } from '../../src/retrieval/open-search.ts';
import { collectPassages } from '../../src/retrieval/passages.ts';
import { collectVocabulary } from '../../src/retrieval/vocabulary.ts';
import { hasShared, sharedFolder } from '../shared-data.ts';

const reason = hasShared ? '' : ' (skipped: the framework’s files do not stand beside the project)';
const knowledge = new URL('../../knowledge', import.meta.url).pathname;

async function openSearch(folder: string) {
  const framework = await loadFramework(folder);
  const everyday = await loadEverydayWords(knowledge, framework);
  const passages = collectPassages(framework);
  const toConcept = createConceptReader(collectVocabulary(passages, everyday), everyday);
  return { framework, search: createOpenSearch(passages, toConcept) };
}

describe.skipIf(!hasShared)(`passages that answer, on the whole framework${reason}`, () => {
  let framework: Framework;
  let search: OpenSearch;

  beforeAll(async () => {
    ({ framework, search } = await openSearch(`${sharedFolder}/framework`));
  });

  const roleLevelOf = (name: string): RoleLevel => {
    const found = framework.roleLevels.find((roleLevel) => roleLevel.name === name);
    if (!found) throw new Error(`no role level ${name}`);
    return found;
  };

  it.each([
    ['service catalog maintained', 'service catalogue and wider IT service operations knowledge library'],
    ['negotiate contracted suppliers', 'negotiate with contracted suppliers'],
    ['prepare manage data', 'prepare and manage data'],
    ['negotiaet contracted supliers', 'negotiate with contracted suppliers'],
  ])('“%s”', (words, said) => {
    const [best] = search(words.split(' '));
    expect(best?.passage.words).toContain(said);
  });

  it('come best first, with how much of the question they hold', () => {
    const found = search(['service', 'catalog', 'maintained']);
    const scores = found.map(({ score }) => score);
    expect(scores).toEqual(scores.toSorted((one, other) => other - one));
    expect(found[0]?.coverage).toBeCloseTo(1);
    expect(found.every(({ coverage }) => coverage > 0 && coverage <= 1 + 1e-9)).toBe(true);
  });

  it('keep to one role level, its role and its skills', () => {
    const within = roleLevelOf('Delivery manager');
    const found = search(['suppliers'], within);
    expect(found.length).toBeGreaterThan(0);
    for (const { section } of found) {
      if (section.type === 'role') expect(section.role).toBe(within.role);
      else if (section.type === 'roleLevel') expect(section.roleLevel).toBe(within);
      else expect(section.holders.map(({ roleLevel }) => roleLevel)).toContain(within);
    }
  });

  it('hold a word that no document has against the whole, not against the known words', () => {
    const [best] = search(['negotiate', 'contracted', 'suppliers', 'zzzyzx']);
    expect(best?.knownCoverage).toBeCloseTo(1);
    expect(best?.coverage).toBeLessThan(1);
  });

  it('count a word once that is asked twice', () => {
    expect(search(['suppliers', 'suppliers'])).toEqual(search(['suppliers']));
  });

  it('are none for words that no document has, and for no words', () => {
    expect(search(['zzzyzx'])).toEqual([]);
    expect(search([])).toEqual([]);
  });
});

describe('passages that answer, on the seed document', () => {
  it('are found by the words of the document', async () => {
    const { search } = await openSearch(knowledge);
    const [best] = search(['verify', 'location', 'assets']);
    expect(best?.passage.words).toBe('verify the location and state of IT assets');
  });
});
