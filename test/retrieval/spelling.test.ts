import { describe, expect, it } from 'vitest';
import { createSpeller, editsBetween } from '../../src/retrieval/spelling.ts';

describe('edits between two words', () => {
  it.each([
    ['manager', 'manager', 0],
    ['manager', 'manger', 1],
    ['manager', 'manageer', 1],
    ['manager', 'manaber', 1],
    ['manager', 'amnager', 1],
    ['analyst', 'anaylst', 1],
    ['form', 'from', 1],
    ['ab', 'ba', 1],
    ['abc', 'cba', 2],
    ['service', 'srvce', 2],
    ['kitten', 'sitting', 3],
    ['', 'a', 1],
    ['', '', 0],
  ])('%s and %s: %i', (one, other, edits) => {
    expect(editsBetween(one, other)).toBe(edits);
    expect(editsBetween(other, one)).toBe(edits);
  });
});

describe('the nearest known words', () => {
  const { nearest } = createSpeller(['manager', 'manages', 'managed', 'data', 'date', 'architect', 'it']);

  it('come with their edits, nearest first', () => {
    expect(nearest('manaegr')).toEqual([{ form: 'manager', edits: 1 }].concat(nearest('manaegr').slice(1)));
    expect(nearest('architcet')).toEqual([{ form: 'architect', edits: 1 }]);
    expect(nearest('architt')).toEqual([{ form: 'architect', edits: 2 }]);
  });

  it('of a word with several neighbours are all of them', () => {
    expect(
      nearest('manage')
        .map(({ form }) => form)
        .toSorted(),
    ).toEqual(['managed', 'manager', 'manages']);
  });

  it('are none for a known word with no neighbour', () => {
    expect(nearest('architect')).toEqual([]);
  });

  it('are none for short words: an error there makes another word', () => {
    expect(nearest('at')).toEqual([]);
    expect(nearest('dta')).toEqual([]);
  });

  it('are none two errors away from a word of four letters', () => {
    expect(nearest('dzzz')).toEqual([]);
    expect(nearest('dote').map(({ form }) => form)).toEqual(['date']);
  });

  it('are none for nothing', () => {
    expect(nearest('')).toEqual([]);
    expect(createSpeller([]).nearest('manager')).toEqual([]);
  });
});
