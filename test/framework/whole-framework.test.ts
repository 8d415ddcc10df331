import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { loadFramework } from '../../src/framework/load-framework.ts';
import type { Framework, Statement } from '../../src/framework/model.ts';
import { hasShared, sharedFolder } from '../shared-data.ts';
import { makeFolder } from './folders.ts';

const read = (path: string): string => readFileSync(`${sharedFolder}/${path}`, 'utf8');

const everyStatement = (framework: Framework): Statement[] => [
  ...framework.roles.flatMap(({ description }) => description),
  ...framework.roleLevels.flatMap(({ description, expectations }) => [
    ...description,
    ...expectations.flatMap(({ statements }) => statements),
  ]),
  ...framework.skills.flatMap(({ description, levels }) => [...description, ...Object.values(levels).flat()]),
];

const notVerbatim = (framework: Framework, files: Record<string, string>): Statement[] => {
  const lines = new Map(
    Object.entries(files).map(([file, text]) => [file, text.replaceAll('""', '"').split('\n')]),
  );
  return everyStatement(framework).filter(
    ({ words, source }) => lines.get(source.file)?.[source.line - 1]?.includes(words) !== true,
  );
};

describe.skipIf(!hasShared)('the whole framework (needs ../shared)', async () => {
  const framework = hasShared ? await loadFramework(`${sharedFolder}/framework`) : ({} as Framework);
  const roleLevel = (name: string) => framework.roleLevels.find((candidate) => candidate.name === name);

  it('has every family, role, role level and skill', () => {
    const { families, roles, roleLevels, skills, differences } = framework;
    expect([families, roles, roleLevels, skills].map(({ length }) => length)).toEqual([8, 52, 205, 188]);
    expect(differences).toEqual([]);
  });

  it('has the words of each statement in the very line that it names', () => {
    const files = {
      'role-content.csv': read('framework/role-content.csv'),
      'skill-description-content.csv': read('framework/skill-description-content.csv'),
    };
    expect(everyStatement(framework)).toHaveLength(11_014);
    expect(notVerbatim(framework, files)).toEqual([]);
  });

  it('leaves 22 skills without levels', () => {
    expect(framework.skills.filter(({ levels }) => Object.keys(levels).length === 0)).toHaveLength(22);
  });

  it('has no level that the framework calls not defined', () => {
    const skill = framework.skills.find(({ name }) => name === 'Data life cycle');
    expect(Object.keys(skill?.levels ?? {})).toEqual(['working', 'practitioner', 'expert']);
  });

  it('names a role without named levels like the role, its skills without a level and with their description', () => {
    const chief = roleLevel('Chief data officer');
    expect(chief?.description).toEqual([]);
    expect(chief?.expectations).toHaveLength(6);
    expect(chief?.expectations.map(({ level }) => level)).toEqual(Array(6).fill(undefined));
    expect(chief?.expectations[0]?.statements[0]).toMatchObject({ words: 'You can:', form: 'lead-in' });
  });

  it('asks for a skill once that stands three times in a role level', () => {
    const names = roleLevel('Data analyst')?.expectations.map(({ skill }) => skill.name) ?? [];
    expect(names.filter((name) => name === 'Managing a data project')).toHaveLength(1);
    expect(new Set(names).size).toBe(names.length);
  });

  it('takes the space from the end of a name', () => {
    expect(roleLevel('End user computing engineer')?.name).toBe('End user computing engineer');
  });

  it('cites the page of the role and of the skill', () => {
    const engineer = roleLevel('DevOps engineer');
    expect(engineer?.source.url).toBe(
      'https://ddat-capability-framework.service.gov.uk/role/development-operations-devops-engineer',
    );
    expect(engineer?.expectations[0]?.skill.source.url).toBe(
      'https://ddat-capability-framework.service.gov.uk/skills#availability-and-capacity-management',
    );
  });

  it('has no statement with white space or a mark at its ends', () => {
    expect(everyStatement(framework).filter(({ words }) => /^[\s\u200b-]|[\s\u200b]$/.test(words))).toEqual(
      [],
    );
  });
});

describe.skipIf(!hasShared)('the sample role document (needs ../shared)', () => {
  const document = hasShared ? read('role-documents/it-service-manager.txt') : '';
  const withCsv = async (...names: string[]) =>
    loadFramework(
      await makeFolder({
        'it-service-manager.txt': document,
        ...Object.fromEntries(names.map((name) => [name, read(`framework/${name}`)])),
      }),
    );
  const levelsIn = (framework: Framework) =>
    framework.roleLevels
      .find(({ name }) => name === 'IT service manager')
      ?.expectations.map(({ skill, level }) => [skill.name, level]);

  it('alone has nine skills without a level', async () => {
    const framework = await withCsv();
    const [manager] = framework.roleLevels;
    expect(manager?.role.family).toBe('IT operations');
    expect(manager?.description.map(({ form }) => form)).toEqual([
      'sentence',
      'lead-in',
      'bullet',
      'bullet',
      'bullet',
      'bullet',
      'bullet',
      'bullet',
    ]);
    expect(manager?.description[0]?.source).toEqual({ file: 'it-service-manager.txt', line: 5 });
    expect(manager?.expectations.map(({ level }) => level)).toEqual(Array(9).fill(undefined));
    expect(
      framework.skills.every(
        ({ levels, description }) => Object.keys(levels).length + description.length === 0,
      ),
    ).toBe(true);
    expect(notVerbatim(framework, { 'it-service-manager.txt': document })).toEqual([]);
  });

  it('finds eight levels by their words in the skill descriptions', async () => {
    expect(levelsIn(await withCsv('skill-description-content.csv'))).toEqual([
      ['Asset and configuration management', 'working'],
      ['Business analysis (IT operations)', 'working'],
      ['IT service reporting', 'working'],
      ['Ownership and topic', undefined],
      ['Service focus', 'practitioner'],
      ['Service management framework knowledge', 'working'],
      ['Stakeholder relationship management (IT operations)', 'working'],
      ['Strategic thinking', 'working'],
      ['User focus', 'working'],
    ]);
  });

  it('wins over the role content, which gives the levels and what the document leaves out', async () => {
    const framework = await withCsv('role-content.csv', 'skill-description-content.csv');
    const manager = framework.roleLevels.find(({ name }) => name === 'IT service manager');
    expect(framework.roleLevels).toHaveLength(205);
    expect(manager?.step).toBe(1);
    expect(manager?.source).toEqual({ file: 'it-service-manager.txt', line: 4 });
    expect(manager?.expectations).toHaveLength(11);
    expect(framework.skills.find(({ name }) => name === 'Ownership and initiative')?.alsoCalled).toEqual([
      'Ownership and topic',
    ]);
    expect(framework.skills).toHaveLength(188);
    expect(framework.differences).toEqual([
      'it-service-manager.txt:29 calls the skill Ownership and topic what role-content.csv:11438 calls Ownership and initiative; the words are the same.',
      'role-content.csv:11416 asks IT service manager for Continual service improvement, which it-service-manager.txt:4 does not list; it is kept.',
      'role-content.csv:11493 asks IT service manager for Technical understanding, which it-service-manager.txt:4 does not list; it is kept.',
    ]);
  });
});
