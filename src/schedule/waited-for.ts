import type { ChatPlatform } from '../chat/platform.ts';
import type { Composed } from './send-due.ts';

type Platforms = ReadonlyMap<string, Pick<ChatPlatform, 'isTryOut'>>;

/** What a message waits for where nobody knows yet on which platform its recipient is. */
const anyPlatform = 'slack or teams';

/** What a process that has these platforms takes up of what waits. */
export function claimableFor(platforms: Platforms): readonly string[] {
  const names = [...platforms].filter(([, { isTryOut }]) => !isTryOut).map(([name]) => name);
  return names.length > 0 ? [...names, anyPlatform] : [];
}

/** The platform that a message needs and a process with these does not have. */
export function waitedFor(
  composed: Exclude<Composed, { later: number }>,
  platforms: Platforms,
): string | undefined {
  if ('to' in composed) return platforms.has(composed.to.platform) ? undefined : composed.to.platform;
  // Who is tried out on this machine says nothing of where somebody of an organisation can be reached.
  return 'unreachable' in composed && claimableFor(platforms).length === 0 ? anyPlatform : undefined;
}
