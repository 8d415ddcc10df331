import { expect, it } from 'vitest';
import { wayToAnswer } from '../../src/chat/answering.ts';

it.each([
  ['mentions', 'reply', 'reply', 'ignore'],
  ['every-question', 'reply', 'reply-if-known', 'reply-if-known'],
  ['asker-only', 'reply-to-asker', 'ignore', 'ignore'],
  ['off', 'say-off', 'ignore', 'ignore'],
] as const)(
  'with %s: named %s, in a thread where it takes part %s, otherwise %s',
  (answering, named, followUp, other) => {
    expect(wayToAnswer(answering, { isNamed: true, isFollowUp: false })).toBe(named);
    expect(wayToAnswer(answering, { isNamed: false, isFollowUp: true })).toBe(followUp);
    expect(wayToAnswer(answering, { isNamed: false, isFollowUp: false })).toBe(other);
  },
);
