import { beforeAll, describe, expect, it } from 'vitest';
import { loadFramework } from '../../src/framework/load-framework.ts';
import { createConceptReader } from '../../src/retrieval/concepts.ts';
import { loadEverydayWords } from '../../src/retrieval/everyday-words.ts';
import { collectPassages } from '../../src/retrieval/passages.ts';
import { createRoleSearch, type RoleSearch } from '../../src/retrieval/role-search.ts';
import { contentStems } from '../../src/retrieval/search-index.ts';
import { collectVocabulary } from '../../src/retrieval/vocabulary.ts';
import { wordsOf } from '../../src/retrieval/words.ts';
import { hasShared, sharedFolder } from '../shared-data.ts';

const reason = hasShared ? '' : ' (skipped: the framework’s files do not stand beside the project)';

describe.skipIf(!hasShared)(`roles in everyday words${reason}`, () => {
  let search: RoleSearch;

  beforeAll(async () => {
    const framework = await loadFramework(`${sharedFolder}/framework`);
    const everyday = await loadEverydayWords(new URL('../../knowledge', import.meta.url).pathname, framework);
    const vocabulary = collectVocabulary(collectPassages(framework), everyday);
    search = createRoleSearch(framework, everyday, createConceptReader(vocabulary, everyday));
  });

  const find = (question: string) =>
    search(wordsOf(question).flatMap(({ form }) => (contentStems(form).length > 0 ? [form] : [])));

  it.each([
    ['blind people cannot use our website', 'Accessibility specialist'],
    ['answers the phone at the helpdesk when a computer breaks', 'Service desk manager'],
    ['sets up the laptops that staff get', 'End user computing engineer'],
    ['watches people try our website and asks them what they think', 'User researcher'],
    ['wires up switches, routers and cables between offices', 'Network architect'],
  ])('“%s” has %s among the first three', (question, role) => {
    const [first, second, third] = find(question);
    expect([first, second, third].map((found) => found?.role.name)).toContain(role);
  });

  it('come best first, each once', () => {
    const found = find('answers the phone at the helpdesk when a computer breaks');
    const scores = found.map(({ score }) => score);
    expect(scores).toEqual(scores.toSorted((one, other) => other - one));
    expect(new Set(found.map(({ role }) => role)).size).toBe(found.length);
  });

  it('point at a role level of their own role only', () => {
    const found = find('leads the whole team of user researchers');
    expect(found.every(({ role, roleLevel }) => !roleLevel || roleLevel.role === role)).toBe(true);
  });

  it('are none for words that say nothing', () => {
    expect(find('zzzyzx')).toEqual([]);
    expect(search([])).toEqual([]);
  });
});
