import { describe, expect, it } from 'vitest';
import { type Changes, changesBetween } from '../../src/changes/changes-between.ts';
import { outlineOf } from '../../src/changes/outline.ts';
import { countChanges, listChanges } from '../../src/changes/say-changes.ts';
import { loadFramework } from '../../src/framework/load-framework.ts';
import { makeFolder } from '../framework/folders.ts';

const nothing: Changes = {
  ...{ added: [], removed: [], renamed: [], expectations: [], reworded: [] },
  skills: { added: [], removed: [], reworded: [] },
};

interface Asked {
  readonly [skill: string]: string;
}

/** A role document with the levels that each of its role levels asks. */
function write(roleLevels: Readonly<Record<string, Asked>>, says = 'Lights the lamps.'): string {
  const levels = Object.entries(roleLevels).map(([name, asked]) => {
    const skills = Object.entries(asked).map(([skill, level]) =>
      [`Skill: ${skill}`, ...(level === '' ? [] : [`Skill level: ${level}`]), '- use it', ''].join('\n'),
    );
    return `Role level: ${name}\n- ${says}\n\n${skills.join('\n')}`;
  });
  return `Role: Lamp lighter\n\n${levels.join('\n')}`;
}

async function compare(before: string, after: string): Promise<Changes> {
  const [then, now] = await Promise.all(
    [before, after].map(async (text) => outlineOf(await loadFramework(await makeFolder({ 'a.txt': text })))),
  );
  if (!then || !now) throw new Error('two documents give two outlines');
  return changesBetween(then, now);
}

const lighter = { role: 'Lamp lighter', name: 'Lamp lighter' };
const senior = { role: 'Lamp lighter', name: 'Senior lamp lighter' };
const plain = { Ladders: 'working', Oil: 'awareness', Wicks: 'working' };
const other = { Ladders: 'expert', Oil: 'working', Wicks: 'expert' };

interface Case {
  readonly what: string;
  readonly before: string;
  readonly after: string;
  readonly changes: Partial<Changes>;
  readonly counted: readonly string[];
  readonly listed: readonly string[];
}

const changed = (asked: Asked) => write({ 'Lamp lighter': asked });
const noSkills = { added: [], removed: [], reworded: [] };

const cases: readonly Case[] = [
  {
    what: 'nothing',
    ...{ before: changed(plain), after: changed(plain), changes: {}, counted: [], listed: [] },
  },
  {
    what: 'white space alone',
    ...{ before: changed(plain), after: `${changed(plain)}\n\n`, changes: {}, counted: [], listed: [] },
  },
  {
    what: 'a role level that came',
    before: changed(plain),
    after: write({ 'Lamp lighter': plain, 'Senior lamp lighter': other }),
    changes: { added: [senior] },
    counted: ['1 role level added'],
    listed: ['Added: Lamp lighter: Senior lamp lighter'],
  },
  {
    what: 'a role level that went',
    before: write({ 'Lamp lighter': plain, 'Senior lamp lighter': other }),
    after: changed(plain),
    changes: { removed: [senior] },
    counted: ['1 role level removed'],
    listed: ['Removed: Lamp lighter: Senior lamp lighter'],
  },
  {
    what: 'a role level with another name',
    before: write({ 'Lamp lighter': plain, 'Head lamp lighter': other }),
    after: write({ 'Lamp lighter': plain, 'Senior lamp lighter': other }),
    changes: { renamed: [{ before: { role: 'Lamp lighter', name: 'Head lamp lighter' }, after: senior }] },
    counted: ['1 role level renamed'],
    listed: ['Renamed: Lamp lighter: Head lamp lighter, now Lamp lighter: Senior lamp lighter'],
  },
  {
    what: 'a role level that asks for too little to be known again',
    before: write({ 'Lamp lighter': plain, 'Head lamp lighter': { Oil: 'expert' } }),
    after: write({ 'Lamp lighter': plain, 'Senior lamp lighter': { Oil: 'expert' } }),
    changes: { added: [senior], removed: [{ role: 'Lamp lighter', name: 'Head lamp lighter' }] },
    counted: ['1 role level added', '1 role level removed'],
    listed: ['Added: Lamp lighter: Senior lamp lighter', 'Removed: Lamp lighter: Head lamp lighter'],
  },
  {
    what: 'two that went and ask for the same as one that came',
    before: write({ 'Lamp lighter': plain, 'Lead lamp lighter': other, 'Principal lamp lighter': other }),
    after: write({ 'Lamp lighter': plain, 'Senior lamp lighter': other }),
    changes: {
      added: [senior],
      removed: [
        { role: 'Lamp lighter', name: 'Lead lamp lighter' },
        { role: 'Lamp lighter', name: 'Principal lamp lighter' },
      ],
    },
    counted: ['1 role level added', '2 role levels removed'],
    listed: [
      'Added: Lamp lighter: Senior lamp lighter',
      'Removed: Lamp lighter: Lead lamp lighter',
      'Removed: Lamp lighter: Principal lamp lighter',
    ],
  },
  {
    what: 'a skill that is new in the framework',
    before: changed(plain),
    after: changed({ ...plain, constructor: 'working' }),
    changes: {
      expectations: [
        { roleLevel: lighter, changed: [{ skill: 'constructor', how: 'added', to: 'working' }] },
      ],
      skills: { ...noSkills, added: ['constructor'] },
    },
    counted: ['1 expectation added', '1 skill added'],
    listed: ['Lamp lighter: constructor is new, at working', 'Skill added: constructor'],
  },
  {
    what: 'a skill without a level',
    before: write({ 'Lamp lighter': plain, 'Senior lamp lighter': { Rope: '' } }),
    after: write({ 'Lamp lighter': { ...plain, Rope: '' }, 'Senior lamp lighter': { Rope: '' } }),
    changes: {
      expectations: [{ roleLevel: lighter, changed: [{ skill: 'Rope', how: 'added', to: null }] }],
    },
    counted: ['1 expectation added'],
    listed: ['Lamp lighter: Rope is new'],
  },
  {
    what: 'a skill that is not asked for any more',
    before: changed(plain),
    after: changed({ Ladders: 'working', Oil: 'awareness' }),
    changes: {
      expectations: [{ roleLevel: lighter, changed: [{ skill: 'Wicks', how: 'removed', from: 'working' }] }],
      skills: { ...noSkills, removed: ['Wicks'] },
    },
    counted: ['1 expectation removed', '1 skill removed'],
    listed: ['Lamp lighter: Wicks is not asked for any more', 'Skill removed: Wicks'],
  },
  {
    what: 'a level that was raised and one that was lowered',
    before: changed(plain),
    after: changed({ Ladders: 'expert', Oil: 'awareness', Wicks: 'awareness' }),
    changes: {
      expectations: [
        {
          roleLevel: lighter,
          changed: [
            { skill: 'Ladders', how: 'raised', from: 'working', to: 'expert' },
            { skill: 'Wicks', how: 'lowered', from: 'working', to: 'awareness' },
          ],
        },
      ],
    },
    counted: ['1 expectation raised', '1 expectation lowered'],
    listed: ['Lamp lighter: Ladders, expert instead of working; Wicks, awareness instead of working'],
  },
  {
    what: 'a level that is said now, and one that is not any more',
    before: changed({ Ladders: '', Oil: 'working' }),
    after: changed({ Ladders: 'awareness', Oil: '' }),
    changes: {
      expectations: [
        {
          roleLevel: lighter,
          changed: [
            { skill: 'Ladders', how: 'raised', from: null, to: 'awareness' },
            { skill: 'Oil', how: 'lowered', from: 'working', to: null },
          ],
        },
      ],
    },
    counted: ['1 expectation raised', '1 expectation lowered'],
    listed: [
      'Lamp lighter: Ladders, at awareness where no level was said; Oil, without a level instead of working',
    ],
  },
  {
    what: 'a role level in other words',
    before: changed(plain),
    after: write({ 'Lamp lighter': plain }, 'Puts out the lamps.'),
    changes: { reworded: [lighter] },
    counted: ['1 role level’s words changed'],
    listed: ['Other words: Lamp lighter'],
  },
];

describe('what changed between two versions', () => {
  it.each(cases)('$what', async ({ before, after, changes, counted, listed }) => {
    const found = await compare(before, after);
    expect(found).toEqual({ ...nothing, ...changes });
    expect(countChanges(found)).toEqual(counted);
    expect(listChanges(found)).toEqual(listed);
  });

  it('a skill whose levels are described in other words', async () => {
    const header =
      'Skill Name,Skill Description,Awareness,Working,Practitioner,Expert,Roles that require Skill';
    const outline = async (working: string) => {
      const skills = `${header}\nLadders,Climbs.,hold,${working},climb,teach,Lamp lighter\n`;
      return outlineOf(
        await loadFramework(await makeFolder({ 'a.txt': changed(plain), 'skills.csv': skills })),
      );
    };
    const found = changesBetween(await outline('go up'), await outline('go up and down'));
    expect(found).toEqual({ ...nothing, skills: { ...noSkills, reworded: ['Ladders'] } });
    expect(countChanges(found)).toEqual(['1 skill’s words changed']);
    expect(listChanges(found)).toEqual(['Skill in other words: Ladders']);
  });

  it('survives being kept as JSON', async () => {
    const framework = await loadFramework(await makeFolder({ 'a.txt': changed(plain) }));
    const outline = outlineOf(framework);
    expect(JSON.parse(JSON.stringify(outline))).toEqual(outline);
  });
});
