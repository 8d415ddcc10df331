import { expect, it } from 'vitest';
import { chooseQuestions, type Known } from '../../src/check-ins/choose-skills.ts';

const today = '2026-11-30';
const known = (more: Partial<Known> & { readonly rated?: Record<string, string> }): Known => {
  const { rated = {}, ...rest } = more;
  return {
    ...{ wanted: ['a', 'b', 'c', 'd'], lastRated: new Map(Object.entries(rated)), notApplicable: new Set() },
    ...{ workingOn: undefined, today },
    ...rest,
  };
};
const recent = { a: '2026-11-01', b: '2026-11-08', c: '2026-11-15', d: '2026-11-22' };
const level = (skill: string) => ({ asks: 'level', skill });
const practice = (skill: string) => ({ asks: 'practice', skill });

it.each([
  ['the first two in the first week', {}, [level('a'), level('b')]],
  ['the next two after them', { rated: { a: today, b: today } }, [level('c'), level('d')]],
  ['two where one was skipped', { rated: { b: today } }, [level('a'), level('c')]],
  ['the last one alone', { rated: { a: today, b: today, c: today } }, [level('d')]],
  ['what is new in the role level first', { rated: { a: '2020-01-01', b: today, c: today } }, [level('d')]],
  ['nothing where all is fresh', { rated: recent }, []],
  ['the oldest that is due', { rated: { ...recent, c: '2026-08-01', b: '2026-07-01' } }, [level('b')]],
  ['nothing on the 89th day', { rated: { ...recent, a: '2026-09-02' } }, []],
  ['what is due on the 90th day', { rated: { ...recent, a: '2026-09-01' } }, [level('a')]],
  [
    'of two of one day the role level’s first',
    { rated: { ...recent, d: '2026-01-01', b: '2026-01-01' } },
    [level('b')],
  ],
  ['what they work on where all is fresh', { rated: recent, workingOn: 'c' }, [practice('c')]],
  ['both', { rated: { ...recent, a: '2026-01-01' }, workingOn: 'c' }, [level('a'), practice('c')]],
  ['one skill once', { rated: { ...recent, a: '2026-01-01' }, workingOn: 'a' }, [level('a')]],
  [
    'not what they work on before all was rated',
    { rated: { a: today }, workingOn: 'a' },
    [level('b'), level('c')],
  ],
  ['nothing that does not apply', { notApplicable: new Set(['a', 'c']) }, [level('b'), level('d')]],
  ['nothing where nothing applies', { notApplicable: new Set(['a', 'b', 'c', 'd']), workingOn: 'a' }, []],
  ['not what the role level does not ask for any more', { rated: recent, workingOn: 'z' }, []],
  ['a skill that stands twice once', { wanted: ['a', 'a', 'b'] }, [level('a'), level('b')]],
  ['nothing of a role level without skills', { wanted: [] }, []],
] as const)('asks %s', (_, more, expected) => {
  expect(chooseQuestions(known(more))).toEqual(expected);
});
