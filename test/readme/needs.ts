import { noBrowser } from '../browser.ts';
import { engines } from '../contracts/databases.ts';
import { hasShared } from '../shared-data.ts';
import type { Run } from './way.ts';

const missing: Readonly<Record<NonNullable<Run['needs']>, string | undefined>> = {
  framework: hasShared ? undefined : 'the framework’s files do not stand beside the project',
  browser: noBrowser,
  postgres: engines.find(({ isReachable }) => !isReachable)?.name,
};

/** Why it cannot be run here, if so. */
export function whyNot({ needs }: Run): string | undefined {
  return needs && missing[needs];
}
