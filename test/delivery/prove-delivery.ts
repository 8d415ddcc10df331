// npm run prove:delivery: the tests of test/delivery/ at their full size, with their figures.
import { engines } from '../contracts/databases.ts';
import { atOnce, killInTurn, nothing, type Proof, prove, wakePastLease } from './prove.ts';
import { proveRatings } from './prove-ratings.ts';

const people = Number(process.argv[2] ?? 10_000);
const kills = Number(process.argv[3] ?? 5);
const rounds = Number(process.argv[4] ?? 20);
const sendingMs = 250;
let failures = 0;

function say(what: string, isAsItShouldBe: boolean, figures: string): void {
  if (!isAsItShouldBe) failures += 1;
  console.log(`${isAsItShouldBe ? 'holds ' : 'FAILS '} ${what}: ${figures}`);
}

const figuresOf = ({ calls, reached, twice, states, seconds }: Proof): string =>
  `${calls} calls, ${reached} people reached, ${twice} twice, ${JSON.stringify(states)}, ${seconds.toFixed(1)} s`;

for (const engine of engines.filter(({ isReachable }) => isReachable)) {
  console.log(`\n${engine.name}, ${people} people`);
  const size = { people, replicas: 3, kills };
  const planning = await prove({ engine, size, canReadBack: false, disturb: nothing });
  const planned = planning.planned.reduce((sum, count) => sum + count, 0);
  say(
    'three replicas plan at once',
    planned === people && planning.calls === people && planning.twice === 0,
    `${planned} planned, the slowest in ${planning.planMs.toFixed(0)} ms; ${figuresOf(planning)}`,
  );
  const asked = await prove({ engine, size, canReadBack: true, disturb: killInTurn(kills, sendingMs) });
  say(
    `${kills} kills, the platform can be asked`,
    asked.calls === people &&
      asked.reached === people &&
      asked.twice === 0 &&
      asked.states['sent'] === people,
    figuresOf(asked),
  );
  const blind = await prove({ engine, size, canReadBack: false, disturb: killInTurn(kills, sendingMs) });
  const { sent = 0, unknown = 0 } = blind.states;
  say(
    `${kills} kills, it cannot be asked`,
    blind.twice === 0 && sent + unknown === people && unknown <= kills * atOnce,
    figuresOf(blind),
  );
  const asleep = await prove({ engine, size, canReadBack: false, pauses: true, disturb: wakePastLease });
  say('one sleeps past its claims', asleep.calls === people && asleep.twice === 0, figuresOf(asleep));
  const { acknowledged, lost } = await proveRatings(engine, rounds);
  say(`${rounds} kills while ratings are saved`, lost === 0, `${acknowledged} acknowledged, ${lost} lost`);
}
process.exitCode = failures === 0 ? 0 : 1;
