import { beforeAll, describe, expect, it } from 'vitest';
import { frameWords } from '../../src/answers/understand/frame-words.ts';
import { loadFramework } from '../../src/framework/load-framework.ts';
import type { Framework } from '../../src/framework/model.ts';
import { loadEverydayWords } from '../../src/retrieval/everyday-words.ts';
import { createNameLinker, type LinkNames } from '../../src/retrieval/link-names.ts';
import type { Named } from '../../src/retrieval/names.ts';
import { collectPassages } from '../../src/retrieval/passages.ts';
import { collectVocabulary } from '../../src/retrieval/vocabulary.ts';
import { plainText, wordsOf } from '../../src/retrieval/words.ts';
import { hasShared, sharedFolder } from '../shared-data.ts';

const reason = hasShared ? '' : ' (skipped: the framework’s files do not stand beside the project)';

describe.skipIf(!hasShared)(`names in a question, on the whole framework${reason}`, () => {
  let framework: Framework;
  let link: LinkNames;

  beforeAll(async () => {
    framework = await loadFramework(`${sharedFolder}/framework`);
    const everyday = await loadEverydayWords(new URL('../../knowledge', import.meta.url).pathname, framework);
    const vocabulary = collectVocabulary(collectPassages(framework), everyday);
    link = createNameLinker(framework, (form) => vocabulary.has(form) || frameWords.has(form));
  });

  const mentionsIn = (text: string) => link(wordsOf(plainText(text)));
  const readingsOf = (text: string) => mentionsIn(text).map(({ readings }) => readings.map(nameOf));

  /** Names that are not found as a single mention, whole and without a correction. */
  const strayed = (named: readonly Named[], toText: (name: string) => string = (name) => name) =>
    named
      .map((each) => ({ each, found: mentionsIn(toText(nameOf(each))) }))
      .filter(({ each, found: [mention, ...others] }) => {
        const isMeant = mention?.readings.some((reading) => isSame(reading, each));
        return others.length > 0 || !isMeant || !mention?.isComplete || mention.isCorrected;
      })
      .map(({ each }) => nameOf(each));

  const everyRoleLevel = () =>
    framework.roleLevels.map((roleLevel): Named => ({ type: 'roleLevel', roleLevel }));
  const everyRole = () => framework.roles.map((role): Named => ({ type: 'role', role }));
  const everySkill = () => framework.skills.map((skill): Named => ({ type: 'skill', skill }));

  it('are found for every role level, role and skill written as it is called', () => {
    expect(everyRoleLevel()).toHaveLength(205);
    expect(everySkill()).toHaveLength(188);
    expect(strayed([...everyRoleLevel(), ...everyRole(), ...everySkill()])).toEqual([]);
  });

  it('are found in any case', () => {
    const all = [...everyRoleLevel(), ...everyRole(), ...everySkill()];
    expect(strayed(all, (name) => name.toUpperCase())).toEqual([]);
    expect(strayed(all, (name) => name.toLowerCase())).toEqual([]);
  });

  it.each([
    ['BA', 'Business analyst'],
    ['EUC', 'End user computing engineer'],
    ['EUC engineer', 'End user computing engineer'],
    ['QAT analyst', 'Quality assurance test analyst'],
    ['CDIO', 'Chief digital and information officer'],
    ['CISO', 'Chief information security officer'],
    ['CTO', 'Chief technology officer'],
    ['CDO', 'Chief data officer'],
    ['BRM', 'Business relationship manager'],
    ['devops engineer', 'Development operations (DevOps) engineer'],
  ])('%s is short for %s', (written, name) => {
    const [readings] = readingsOf(written);
    expect(readings).toContain(name);
  });

  it.each([
    ['delivery mgr', 'Delivery manager'],
    ['service desk mgr', 'Service desk manager'],
    ['snr data analyst', 'Senior data analyst'],
    ['sr dev', 'Senior developer'],
    ['data eng', 'Data engineer'],
    ['devops eng', 'DevOps engineer'],
    ['junior BA', 'Junior business analyst'],
    ['front end developer', 'Frontend developer'],
    ['front-end dev', 'Frontend developer'],
    ['datascientist', 'Data scientist'],
    ['business analysts', 'Business analyst'],
    ['IT services manager', 'IT service manager'],
    ['analyst data', 'Data analyst'],
    ['manager of IT services', 'IT service manager'],
    ['head of agile delivery management', 'Head of (Agile) delivery management'],
  ])('“%s” is another way to write %s', (written, name) => {
    const [mention, ...others] = mentionsIn(written);
    expect(others).toEqual([]);
    expect(mention?.isComplete).toBe(true);
    expect(mention?.isCorrected).toBe(false);
    expect(mention?.readings.map(nameOf)).toContain(name);
  });

  it.each([
    ['product manger', 'Product manager'],
    ['bussiness analyst', 'Business analyst'],
    ['bsuiness analyst', 'Business analyst'],
    ['delivry manager', 'Delivery manager'],
    ['data analist', 'Data analyst'],
    ['performence analyst', 'Performance analyst'],
    ['enterprse architct', 'Enterprise architect'],
    ['acessibility specailist', 'Accessibility specialist'],
    ['srvice desk manger', 'Service desk manager'],
    ['IT servce maanger', 'IT service manager'],
  ])('“%s” is a slip for %s', (written, name) => {
    const [mention, ...others] = mentionsIn(written);
    expect(others).toEqual([]);
    expect(mention?.isCorrected).toBe(true);
    expect(mention?.readings.map(nameOf)).toContain(name);
  });

  it.each([
    [
      'what does a service manager do',
      ['IT service manager', 'Service desk manager', 'Service transition manager'],
    ],
    [
      'what does the designer do',
      ['Content designer', 'Graphic designer', 'Interaction designer', 'Service designer'],
    ],
    ['information officer', ['Chief digital and information officer', 'Chief information security officer']],
    ['user focus', ['User focus', 'User focus (content design)', 'User focus (frontend developer)']],
  ])('“%s” may mean several', (written, names) => {
    const [readings = []] = readingsOf(written);
    expect([...new Set(readings)].toSorted()).toEqual(names);
  });

  it('are found side by side', () => {
    const readings = readingsOf('difference between an incident manager and a problem manager');
    expect(readings.map(([first]) => first)).toEqual(['Incident manager', 'Problem manager']);
  });

  it.each([
    'develops',
    'my dev plan',
    'hi',
    'ta',
    'manager',
    'the work of a team',
    'what is in it for me?',
    'can you help me please',
    '',
  ])('are none in “%s”', (text) => {
    expect(readingsOf(text)).toEqual([]);
  });

  it('say which words of the question they take', () => {
    const words = wordsOf('what does an IT service manager do');
    const [mention] = link(words);
    expect(words.slice(mention?.from, mention?.to).map(({ form }) => form)).toEqual([
      'it',
      'service',
      'manager',
    ]);
    expect(mention?.score).toBe(1);
  });
});

function nameOf(named: Named): string {
  switch (named.type) {
    case 'role':
      return named.role.name;
    case 'roleLevel':
      return named.roleLevel.name;
    case 'skill':
      return named.skill.name;
    case 'family':
      return named.family.name;
  }
}

function isSame(one: Named, other: Named): boolean {
  return one.type === other.type && JSON.stringify(keyOf(one)) === JSON.stringify(keyOf(other));
}

function keyOf(named: Named): string[] {
  return named.type === 'roleLevel' ? [named.roleLevel.role.name, named.roleLevel.name] : [nameOf(named)];
}
