import type { Framework } from '../../src/framework/model.ts';
import { skillLevels } from '../../src/framework/model.ts';

/** What colleagues ask again and again. */
export const popularQuestions = [
  'what does an IT service manager do?',
  'which roles need user focus at expert?',
  'what skills does a data engineer need?',
  'compare a product manager and a delivery manager',
  'what comes after a junior content designer?',
];

/** So many questions of which no two are alike: nothing that was worked out before helps with the next. */
export function differentQuestions({ roleLevels, skills }: Framework, count: number): string[] {
  const singles = [
    ...roleLevels.flatMap(({ name, expectations }) => [
      `what does a ${name} do?`,
      `what skills does a ${name} need?`,
      `what comes after ${name}?`,
      ...expectations.map(({ skill }) => `how good at ${skill.name} must a ${name} be?`),
    ]),
    ...skills.flatMap(({ name }) => skillLevels.map((level) => `which roles need ${name} at ${level}?`)),
  ];
  const pairs = roleLevels.flatMap((one, at) =>
    roleLevels.slice(at + 1).map((other) => `what is the difference between ${one.name} and ${other.name}?`),
  );
  const all = new Set<string>();
  // Kinds in turn, and far apart in the framework.
  for (let n = 0; all.size < Math.min(count, singles.length + pairs.length); n++) {
    const from = n % 4 === 3 ? pairs : singles;
    const question = from[(n * 7_919) % from.length];
    if (question) all.add(question);
    if (n > 20 * count) break;
  }
  return [...all];
}
