import { expect, it } from 'vitest';
import { engines } from '../contracts/databases.ts';
import { proveRatings } from './prove-ratings.ts';

const rounds = 3;

it.each(engines.map((engine) => [engine.name, engine] as const))(
  'loses no rating that was acknowledged before a kill -9, on %s',
  async (_, engine) => {
    if (!engine.isReachable) return;
    const { acknowledged, lost } = await proveRatings(engine, rounds);
    expect(lost).toBe(0);
    expect(acknowledged).toBeGreaterThan(rounds);
  },
  60_000,
);
