import type { Ways } from '../way.ts';

export const installing: Ways = {
  'npm ci': { runBy: '.ci/run', line: 'npm ci' },
  'npm start': { runBy: '.ci/newcomer', line: "start=$(command_of_readme 'npm start')" },
  'npm test': { runBy: 'package.json', line: 'npm run unused && npm test' },
  'npm run check': { runBy: '.ci/run', line: 'npm run check' },
  'npm run test:teams-client': { runBy: '.ci/run', line: 'npm run test:teams-client' },
  'npm run playground': { runBy: 'test/teams-client/playground.client.ts', line: "['run', 'playground']" },
  'npm ci --omit=dev': { runBy: '.ci/newcomer', line: 'npm ci --omit=dev' },
  'npm install @langchain/anthropic': {
    ...{ runBy: '.ci/newcomer', line: 'npm install --omit=dev @langchain/anthropic' },
  },
  'npm audit --omit=dev': { leftOut: 'what a registry knows of weaknesses today is no matter of a commit' },
  'npm run --silent sbom': { prints: /^\{\s[\s\S]*"bomFormat": "CycloneDX"/ },
};
