import { expect, it } from 'vitest';
import { toKept } from '../../../src/platforms/teams/address.ts';
import { createTeamsTryOut } from '../../../src/platforms/teams/create-teams-try-out.ts';

const [to, reply] = [
  { platform: 'teams', workspace: 'tenant', id: 'ada' },
  { blocks: [], citations: [], suggestions: [] },
];
const delivery = { id: 'd1', deadline: AbortSignal.timeout(1_000) };

it.each([
  ['somebody whom it has not met', undefined],
  ['somebody whom Teams itself brought', 'https://smba.trafficmanager.net/emea/'],
])('leaves to a process with credentials what is for %s', async (_, serviceUrl) => {
  const address = serviceUrl && {
    ...{ serviceUrl, conversation: 'c1', tenant: 'tenant', bot: 'b1', person: 'p1', activity: undefined },
    ...{ conversationType: 'personal' as const, timeZone: undefined },
  };
  const find = async () => (address ? { address: toKept(address) } : undefined);
  // The rest is asked for only when something is sent.
  const teams = createTeamsTryOut({ addresses: { find } } as unknown as Parameters<
    typeof createTeamsTryOut
  >[0]);
  expect(await teams.sendPrivately(to, reply, delivery)).toEqual({ outcome: 'elsewhere' });
});
