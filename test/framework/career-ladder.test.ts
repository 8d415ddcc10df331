import { describe, expect, it } from 'vitest';
import { orderLadder } from '../../src/framework/career-ladder.ts';
import { loadFramework } from '../../src/framework/load-framework.ts';
import { hasShared, sharedFolder } from '../shared-data.ts';

const ladders = {
  'Business architect': [
    'Trainee business architect',
    'Associate business architect',
    'Business architect',
    'Lead business architect',
  ],
  'Data architect': ['Data architect', 'Senior data architect', 'Chief data architect'],
  'Solution architect': [
    'Associate solution architect',
    'Solution architect',
    'Senior solution architect',
    'Lead solution architect',
    'Principal solution architect',
  ],
  'Chief data officer': ['Chief data officer'],
  'Data analyst': ['Associate data analyst', 'Data analyst', 'Senior data analyst', 'Principal data analyst'],
  'Data engineer': [
    'Data engineer',
    'Senior data engineer',
    'Lead data engineer',
    'Head of data engineering',
  ],
  'Data ethicist': ['Data ethics lead', 'Head of data ethics'],
  'Data governance manager': [
    'Data governance manager',
    'Lead data governance manager',
    'Head of data governance',
  ],
  'Data scientist': [
    'Trainee data scientist',
    'Associate data scientist',
    'Data scientist',
    'Principal data scientist',
    'Lead data scientist',
    'Head of data science',
  ],
  'Performance analyst': [
    'Associate performance analyst',
    'Performance analyst',
    'Senior performance analyst',
    'Lead performance analyst',
    'Head of performance analysis',
  ],
  'Change and release manager': [
    'Configuration analyst',
    'Change and release analyst',
    'Change and release manager',
  ],
  'Command and control centre manager': [
    'Operations analyst',
    'Senior operations analyst',
    'Operational control manager',
    'Head of command and control',
  ],
  'End user computing engineer': [
    'Associate end user computing engineer',
    'End user computing engineer',
    'Senior end user computing engineer',
    'Lead end user computing engineer',
    'Principal end user computing engineer',
  ],
  'IT service manager': [
    'IT service analyst',
    'IT service manager',
    'Senior IT service manager',
    'Head of IT service management',
  ],
  'Incident manager': ['Incident manager', 'Major incident manager'],
  'Problem manager': ['Problem analyst', 'Problem manager'],
  'Service desk manager': [
    'Service desk analyst',
    'Senior service desk analyst',
    'Service desk manager',
    'Head of service desk',
  ],
  'Service transition manager': [
    'Service acceptance analyst',
    'Service readiness analyst',
    'Service transition manager',
    'Lead service transition manager',
  ],
  'Business analyst': [
    'Trainee business analyst',
    'Junior business analyst',
    'Business analyst',
    'Senior business analyst',
    'Lead business analyst',
    'Head of business analysis',
  ],
  'Delivery manager': [
    'Associate delivery manager',
    'Delivery manager',
    'Senior delivery manager',
    'Head of (Agile) delivery management',
  ],
  'Digital portfolio manager': [
    'Digital portfolio analyst',
    'Digital portfolio manager',
    'Senior digital portfolio manager',
    'Head of portfolio',
  ],
  'Test manager': ['Test manager', 'Head of test'],
  'Development operations (DevOps) engineer': [
    'Apprentice DevOps engineer',
    'Junior DevOps engineer',
    'DevOps engineer',
    'Senior DevOps engineer',
    'Senior DevOps engineer - management',
    'Lead DevOps engineer',
    'Lead DevOps engineer - management',
    'Principal DevOps engineer',
    'Principal DevOps engineer - management',
  ],
  'Software developer': [
    'Apprentice developer',
    'Junior developer',
    'Developer',
    'Senior developer',
    'Senior developer - management',
    'Lead developer',
    'Lead developer - management',
    'Principal developer',
    'Principal developer - management',
  ],
  'Content designer': [
    'Associate content designer',
    'Junior content designer',
    'Content designer',
    'Senior content designer',
    'Lead content designer',
    'Head of content design',
  ],
  'User researcher': [
    'Associate user researcher',
    'Junior user researcher',
    'User researcher',
    'Senior user researcher',
    'Lead user researcher',
    'Head of user research',
  ],
};

describe.skipIf(!hasShared)('the ladders of the framework (needs ../shared)', async () => {
  const framework = hasShared ? await loadFramework(`${sharedFolder}/framework`) : undefined;

  it.each(Object.entries(ladders))('orders the role levels of %s', (name, ladder) => {
    const role = framework?.roles.find((candidate) => candidate.name === name);
    expect(role?.roleLevels.map((roleLevel) => roleLevel.name)).toEqual(ladder);
    expect(role?.roleLevels.map(({ step }) => step)).toEqual(ladder.map((_, step) => step));
  });
});

describe('a ladder without skill levels', () => {
  it.each([
    [
      ['Senior tester', 'Tester', 'Apprentice tester', 'Head of testing'],
      ['Apprentice tester', 'Tester', 'Senior tester', 'Head of testing'],
    ],
    [
      ['Service desk manager', 'Senior service desk analyst', 'Service desk analyst'],
      ['Service desk analyst', 'Senior service desk analyst', 'Service desk manager'],
    ],
    [
      ['Lead developer - management', 'Principal developer', 'Lead developer'],
      ['Lead developer', 'Lead developer - management', 'Principal developer'],
    ],
    [
      ['Chief of staff', 'Director of staff', 'Head of staff', 'Deputy head of staff'],
      ['Deputy head of staff', 'Head of staff', 'Director of staff', 'Chief of staff'],
    ],
    [
      ['Leading light', 'Associated light'],
      ['Leading light', 'Associated light'],
    ],
    [[], []],
  ])('orders %j by its words', (names, ladder) => {
    expect(orderLadder(names.map((name) => ({ name, levels: [] }))).map(({ name }) => name)).toEqual(ladder);
  });
});

describe('a ladder with skill levels', () => {
  it('merges different kinds of work by what they ask and keeps the order of each', () => {
    const rungs = [
      { name: 'Senior analyst', levels: ['practitioner'] },
      { name: 'Owner', levels: ['working', 'practitioner'] },
      { name: 'Analyst', levels: ['working'] },
      { name: 'Lead owner', levels: ['working'] },
    ] as const;
    expect(orderLadder(rungs).map(({ name }) => name)).toEqual([
      'Analyst',
      'Owner',
      'Lead owner',
      'Senior analyst',
    ]);
  });

  it('puts the title with more skills higher where the levels are alike', () => {
    const rungs = [
      { name: 'Junior analyst', levels: ['awareness', 'awareness'] },
      { name: 'Trainee analyst', levels: ['awareness'] },
    ] as const;
    expect(orderLadder(rungs).map(({ name }) => name)).toEqual(['Trainee analyst', 'Junior analyst']);
  });

  it('orders ten thousand titles of one role', () => {
    const rungs = Array.from({ length: 10_000 }, (_, index) => ({ name: `Kind${index}`, levels: [] }));
    expect(orderLadder(rungs)).toHaveLength(10_000);
  });
});
