import { attackTeams } from './attack-teams.ts';

const teams = Number(process.argv[2] ?? 10_000);

const started = performance.now();
const { attacked, disclosed, figures } = attackTeams(teams);
const seconds = ((performance.now() - started) / 1_000).toFixed(0);
console.log(
  `${attacked} random teams, ${figures} figures shown, ${disclosed} people given away, ${seconds} s`,
);
