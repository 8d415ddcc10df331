import { describe, expect, it } from 'vitest';
import { engines } from '../contracts/databases.ts';
import { atOnce, killInTurn, nothing, prove, wakePastLease } from './prove.ts';

const people = 600;

describe.each(engines)('a week’s check-ins on $name', (engine) => {
  describe.skipIf(!engine.isReachable)('by several processes', () => {
    it('are planned once for each person, whoever plans', async () => {
      const size = { people, replicas: 3, kills: 0 };
      const { planned, calls, reached, states, complaints } = await prove({
        ...{ engine, size, canReadBack: false, disturb: nothing },
      });
      expect(planned.reduce((sum, count) => sum + count, 0)).toBe(people);
      expect({ calls, reached, states, complaints }).toEqual({
        ...{ calls: people, reached: people, states: { sent: people }, complaints: [] },
      });
    }, 60_000);

    it('reach everybody once although processes are killed, where the platform can be asked', async () => {
      const size = { people, replicas: 3, kills: 3 };
      const disturb = killInTurn(size.kills, 60);
      const { calls, reached, twice, states } = await prove({ engine, size, canReadBack: true, disturb });
      expect({ calls, reached, twice, states }).toEqual({
        ...{ calls: people, reached: people, twice: 0, states: { sent: people } },
      });
    }, 90_000);

    it('reach nobody twice where it cannot be asked, and what nobody knows is listed', async () => {
      const size = { people, replicas: 3, kills: 3 };
      const disturb = killInTurn(size.kills, 60);
      const { twice, calls, states } = await prove({ engine, size, canReadBack: false, disturb });
      const { sent = 0, unknown = 0, ...others } = states;
      expect({ twice, others, all: sent + unknown }).toEqual({ twice: 0, others: {}, all: people });
      expect(unknown).toBeLessThanOrEqual(size.kills * atOnce);
      expect(calls).toBeGreaterThanOrEqual(sent);
    }, 90_000);

    it('are not sent by a process that slept past its claims', async () => {
      const size = { people, replicas: 2, kills: 0 };
      const trouble = { engine, size, canReadBack: false, pauses: true, disturb: wakePastLease };
      const { calls, twice, states, complaints } = await prove(trouble);
      expect({ calls, twice, states, complaints }).toEqual({
        ...{ calls: people, twice: 0, states: { sent: people }, complaints: [] },
      });
    }, 90_000);
  });
});
