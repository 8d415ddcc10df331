import type { Run, Ways } from '../way.ts';

const onFramework = (more: string, prints: RegExp): Run => ({
  needs: 'framework',
  more,
  prints,
  mayMiss: true,
});

export const measuring: Ways = {
  'npm run evaluate': onFramework('--most 5', /^quotes verbatim .*≥1\.00 .* of \d/m),
  'npm run evaluate -- --model': onFramework('--most 2', /^of \d+ sentences \d+ were lies, of which 0 were/m),
  'npm run evaluate -- --model --most COUNT': onFramework('', /^quotes verbatim .*≥1\.00 .* of \d/m),
  'npm run prove': {
    ...{ needs: 'postgres', more: '--minutes 0.02 million' },
    prints: /^\| 1 million people.* 1000 people.*; 100 sent in .*, 0 twice; .*\| met \|$/m,
  },
  'npm run prove:delivery': {
    ...{ more: '30 1 1', onEngines: true },
    prints: /^holds {2}1 kills, the platform can be asked: 30 calls, 30 people reached, 0 twice/m,
  },
  'npm run prove:privacy': {
    more: '20',
    prints: /^20 random teams, \d+ figures shown, 0 people given away/m,
  },
  'npm run pictures': { needs: 'browser', prints: /summary\.png\n.*check-in\.png$/m },
  'npm run bench': onFramework(
    '200 1 100',
    /200 role levels recombined[\s\S]*index ready[\s\S]*Rolecall +\d[\s\S]*MiniSearch +\d/,
  ),
  'npm run bench:slack': onFramework('1 50 0', /no question twice[\s\S]*throughput [\d.]+ of bare Bolt’s/),
  'npm run bench:teams': onFramework('1 50', /no question twice[\s\S]*botbuilder’s: throughput [\d.]+ /),
  'npm run bench:model': onFramework('10 1', /^10 at once: 2 answers[\s\S]*^memory at most \d+ MB/m),
  'npm run bench:check-ins': {
    ...onFramework('20', /^SQLite\n {2}planning \d+ ms[\s\S]*my skills: p50 [\d.]+ ms/m),
    onEngines: true,
  },
  'npm run bench:summaries': {
    ...onFramework('84 2 2', /^SQLite: 84 people[\s\S]*organisation[\s\S]*picture of 40 skills: p50 \d/m),
    onEngines: true,
  },
};
