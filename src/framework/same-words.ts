import type { Statement } from './model.ts';

/** Whether two texts say the same, white space and invisible characters aside. */
export const sayTheSame = (one: readonly Statement[], other: readonly Statement[]): boolean =>
  one.length === other.length && one.every((statement, index) => fold(statement) === fold(other[index]));

/** Whether two texts say something, and not the same. */
export const differ = (one: readonly Statement[], other: readonly Statement[]): boolean =>
  one.length > 0 && other.length > 0 && !sayTheSame(one, other);

/** Whether two texts have the same bullets in the same order, and have any. */
export const haveSameBullets = (one: readonly Statement[], other: readonly Statement[]): boolean => {
  const bullets = bulletsOf(one);
  return bullets.length > 0 && sayTheSame(bullets, bulletsOf(other));
};

function bulletsOf(statements: readonly Statement[]): readonly Statement[] {
  return statements.filter(({ form }) => form === 'bullet');
}

function fold(statement: Statement | undefined): string {
  return (statement?.words ?? '')
    .replace(/\s+/g, ' ')
    .replace(/\p{Cf}/gu, '')
    .trim();
}
