import type { Ways } from '../way.ts';

const question = 'what does an IT service manager do?';
const answered = /An IT service manager is responsible for/;

export const asking: Ways = {
  'npm run ask': { input: `${question}\n1\nexit\n`, prints: /\nIT service manager: skills\n/ },
  'npm run ask -- QUESTION': { prints: answered },
  'npm run --silent ask -- QUESTION': { prints: /^IT service manager\n/ },
  'npm run ask -- --help': { prints: /^Usage: npm start$/m },
  'npm run ask -- --json QUESTION': { prints: /^\{"question":.*"kind":"answer"/m },
  'npm run ask -- --batch': {
    input: `${question}\nskills?\n`,
    prints: /"kind":"answer".*\n.*"question":"skills\?","kind":"chat"/,
  },
  'npm run ask -- --batch --conversation': {
    input: `${question}\nskills?\n`,
    prints: /"kind":"answer".*\n.*"question":"skills\?","kind":"answer"/,
  },
  'HOST=0.0.0.0 npm start': { env: { PORT: '0' }, until: /"Rolecall is ready/, prints: /"msg":"stopped"/ },
  'npm run teams:package': {
    env: { TEAMS_APP_ID: crypto.randomUUID(), TEAMS_TENANT_ID: crypto.randomUUID(), TEAMS_APP_PASSWORD: 'p' },
    prints: /rolecall-teams\.zip is ready: upload it to Teams\./,
  },
};
