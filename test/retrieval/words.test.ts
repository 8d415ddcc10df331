import { describe, expect, it } from 'vitest';
import { foldSpelling, plainText, singularOf, stemOf, wordsOf } from '../../src/retrieval/words.ts';

const formsOf = (text: string) => wordsOf(plainText(text)).map(({ form }) => form);

describe('plain text', () => {
  it.each([
    ['curly quotes', '“it’s”', '"it\'s"'],
    ['ligatures', 'ﬁnance', 'finance'],
    ['wide letters', 'Ｄａｔａ', 'Data'],
    ['numbers in circles', '①', '1'],
    ['null bytes', 'da\u0000ta', 'data'],
    ['other control characters', 'da\u0007ta\u001b', 'data'],
    ['direction marks', 'da\u202eta\u202c', 'data'],
    ['characters without width', 'da\u200b\ufeffta', 'data'],
    ['half a surrogate pair', 'da\ud800ta', 'data'],
    ['hard spaces', 'data\u00a0analyst', 'data analyst'],
    ['lines of any kind', 'a\r\nb\u2028c', 'a\n\nb\nc'],
  ])('has no %s', (_, written, plain) => {
    expect(plainText(written)).toBe(plain);
  });

  it('keeps an emoji', () => {
    expect(plainText('hi 😀')).toBe('hi 😀');
  });

  it('is plain already', () => {
    const once = plainText('“Ｄａｔａ’s” ﬁnance\u202e①\u0000');
    expect(plainText(once)).toBe(once);
  });
});

describe('the words of a text', () => {
  it.each([
    ["what's the IT service manager's job?", ['what', 'the', 'it', 'service', 'manager', 'job']],
    ['front-end developer', ['front', 'end', 'developer']],
    ['IT/ops, C++ & v1.2', ['it', 'ops', 'c', 'v1', '2']],
    ['CAFÉ café cafe\u0301', ['cafe', 'cafe', 'cafe']],
    ['😀data😀', ['data']],
    ['👩\u200d👩\u200d👧', []],
    ["don't o'clock", ["don't", "o'clock"]],
    ["James's", ['james']],
    ['', []],
    ['?!…', []],
  ])('of “%s”', (text, forms) => {
    expect(formsOf(text)).toEqual(forms);
  });

  it('stand where they were written', () => {
    const text = plainText("the 😀 manager's job");
    expect(wordsOf(text).map(({ start, end }) => text.slice(start, end))).toEqual([
      'the',
      "manager's",
      'job',
    ]);
  });

  it('do not grow with a run of letters that is no word', () => {
    expect(formsOf('x'.repeat(100_000))[0]?.length).toBeLessThan(100);
  });
});

describe('British and American spelling', () => {
  it.each([
    ['organisation', 'organization'],
    ['organisational', 'organizational'],
    ['prioritising', 'prioritizing'],
    ['optimise', 'optimize'],
    ['specialises', 'specializes'],
    ['analyse', 'analyze'],
    ['analysing', 'analyzing'],
    ['visualisation', 'visualization'],
    ['modelling', 'modeling'],
    ['modeller', 'modeler'],
    ['labelled', 'labeled'],
    ['travelled', 'traveled'],
    ['programme', 'program'],
    ['programmes', 'programs'],
    ['colour', 'color'],
    ['favour', 'favor'],
    ['labour', 'labor'],
    ['centre', 'center'],
    ['catalogue', 'catalog'],
    ['defence', 'defense'],
    ['licence', 'license'],
  ])('%s and %s are one word', (british, american) => {
    expect(foldSpelling(british)).toBe(foldSpelling(american));
  });

  it.each([
    ['analysis', 'analyst'],
    ['service', 'server'],
    ['manager', 'manage'],
    ['tester', 'testing'],
    ['hour', 'her'],
  ])('%s and %s stay two', (one, other) => {
    expect(foldSpelling(one)).not.toBe(foldSpelling(other));
  });
});

describe('the singular', () => {
  it.each([
    ['managers', 'manager'],
    ['duties', 'duty'],
    ['companies', 'company'],
    ['processes', 'process'],
    ['boxes', 'box'],
    ['branches', 'branch'],
    ['services', 'service'],
    ['databases', 'database'],
    ['skills', 'skill'],
    ['responses', 'response'],
  ])('of %s is %s', (plural, singular) => {
    expect(singularOf(plural)).toBe(singular);
  });

  it.each(['class', 'bus', 'status', 'analysis', 'is', 'as', 'us', 'data', ''])(
    'of “%s” is itself',
    (word) => {
      expect(singularOf(word)).toBe(word);
    },
  );
});

describe('the stem', () => {
  it.each([
    ['analyses', 'analysing'],
    ['maintain', 'maintained'],
    ['manager', 'management'],
  ])('of %s and %s is one', (one, other) => {
    expect(stemOf(one)).toBe(stemOf(other));
  });
});
