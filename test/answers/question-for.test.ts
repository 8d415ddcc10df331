import { beforeAll, describe, expect, it } from 'vitest';
import { questionFor, type Structured } from '../../src/answers/asked.ts';
import { frameWords } from '../../src/answers/understand/frame-words.ts';
import { createUnderstand, type Understand } from '../../src/answers/understand/understand.ts';
import { createLookups } from '../../src/framework/lookups.ts';
import { type Framework, skillLevels } from '../../src/framework/model.ts';
import { createConceptReader } from '../../src/retrieval/concepts.ts';
import { createNameLinker } from '../../src/retrieval/link-names.ts';
import { createOpenSearch } from '../../src/retrieval/open-search.ts';
import { collectPassages } from '../../src/retrieval/passages.ts';
import { collectVocabulary } from '../../src/retrieval/vocabulary.ts';
import { hasShared } from '../shared-data.ts';
import { openAnswers, seedFolder, whereMissing, wholeFolder } from './open-answers.ts';

describe.skipIf(!hasShared)(`questionFor, over the whole framework${whereMissing}`, () => {
  let opened: Awaited<ReturnType<typeof openUnderstanding>>;

  beforeAll(async () => {
    opened = await openUnderstanding(wholeFolder);
  });

  it.each(Object.keys(kinds({})) as Structured['kind'][])(
    'of every “%s” is understood as the same again',
    (kind) => {
      const all = kinds(opened.framework)[kind];
      expect(all.length).toBeGreaterThan(kind === 'roles' ? 8 : 51);
      expect(misunderstood(all, opened.understand)).toEqual([]);
    },
  );
});

describe('questionFor, over the seed document', () => {
  it('is understood as the same again', async () => {
    const { framework, understand } = await openUnderstanding(seedFolder);
    const all = Object.values(kinds(framework)).flat();
    expect(all.length).toBeGreaterThan(90);
    expect(misunderstood(all, understand)).toEqual([]);
  });
});

async function openUnderstanding(folder: string): Promise<{ framework: Framework; understand: Understand }> {
  const { framework, everyday } = await openAnswers(folder);
  const passages = collectPassages(framework);
  const vocabulary = collectVocabulary(passages, everyday);
  const isKnownWord = (form: string) => vocabulary.has(form) || frameWords.has(form);
  const understand = createUnderstand({
    link: createNameLinker(framework, isKnownWord),
    isKnownWord,
    openSearch: createOpenSearch(passages, createConceptReader(vocabulary, everyday)),
    lookups: createLookups(framework),
    roleLevels: framework.roleLevels,
  });
  return { framework, understand };
}

/** Every question of each kind that the framework has an answer to. */
function kinds(framework: Partial<Framework>): Record<Structured['kind'], Structured[]> {
  const { roleLevels = [], roles = [], families = [], skills = [] } = framework;
  const levels = [undefined, ...skillLevels];
  const at = (level: (typeof levels)[number]) => (level ? { level } : {});
  return {
    describe: roleLevels.map((roleLevel) => ({ kind: 'describe', roleLevel })),
    skills: roleLevels.flatMap((roleLevel) =>
      levels.map((level): Structured => ({ kind: 'skills', roleLevel, ...at(level) })),
    ),
    skill: skills.flatMap((skill) =>
      levels.map((level): Structured => ({ kind: 'skill', skill, ...at(level) })),
    ),
    'skill in role': roleLevels.flatMap((roleLevel) =>
      roleLevel.expectations.map(({ skill }): Structured => ({ kind: 'skill in role', roleLevel, skill })),
    ),
    'which roles': skills.flatMap((skill) =>
      levels.flatMap((level) =>
        [undefined, ...(level ? skillLevels.slice(skillLevels.indexOf(level) + 1) : [])].map(
          (upTo): Structured => ({ kind: 'which roles', skill, ...at(level), ...(upTo ? { upTo } : {}) }),
        ),
      ),
    ),
    compare: roleLevels.flatMap((a, place) => {
      const b = roleLevels[(place + 7) % roleLevels.length];
      return b && a !== b ? [{ kind: 'compare', a, b } as const] : [];
    }),
    'next step': roleLevels.flatMap((from): Structured[] => {
      const to = from.role.roleLevels.find(({ step }) => step > from.step);
      return [{ kind: 'next step', from }, ...(to ? [{ kind: 'next step', from, to } as const] : [])];
    }),
    levels: roles.map((role) => ({ kind: 'levels', role })),
    roles: [{ kind: 'roles' }, ...families.map((family) => ({ kind: 'roles', family }) as const)],
  };
}

function misunderstood(all: readonly Structured[], understand: Understand): string[] {
  return all
    .map((asked) => ({ question: questionFor(asked), asked }))
    .filter(({ question, asked }) => {
      const { asked: again } = understand(question, undefined);
      return keyOf(again) !== keyOf(asked);
    })
    .map(({ question }) => question);
}

/** What is asked, with names in the place of what they name. */
function keyOf(asked: object): string {
  const named = Object.entries(asked)
    .filter(([, value]) => value !== undefined)
    .map(([key, value]) => [key, typeof value === 'object' ? nameOf(value) : value]);
  return JSON.stringify(named.sort(([one], [other]) => (one < other ? -1 : 1)));
}

function nameOf(value: { name?: string; role?: { name: string } }): string {
  return `${value.role?.name ?? ''}/${value.name ?? ''}`;
}
