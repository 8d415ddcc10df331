import { beforeEach, describe, expect, it } from 'vitest';
import { ownKnowledge } from '../../src/config.ts';
import { openRolecall } from './fake-platform.ts';

const question = 'who keeps the service catalogue up to date?';

describe('feedback on an answer', () => {
  let rolecall: Awaited<ReturnType<typeof openRolecall>>;

  beforeEach(async () => {
    rolecall = await openRolecall(ownKnowledge);
  });

  it('is kept with the question, the answer and its citations', async () => {
    const thread = rolecall.join('one');
    const answered = await thread.say(question);
    const thanked = await thread.rate(answered, { verdict: 'not-helpful', reason: ' too short ' });
    expect(thanked.lines).toEqual(['Thank you. Your feedback is kept with the answer.']);
    expect(await rolecall.feedback.all()).toEqual([
      {
        answerId: answered.reply.feedbackOn,
        account: { platform: 'fake', workspace: 'acme', id: 'ada' },
        verdict: 'not-helpful',
        reason: 'too short',
        question,
        text: expect.stringContaining('ensure that the service catalogue'),
        citations: answered.reply.citations,
        at: expect.any(Date),
      },
    ]);
  });

  it('replaces what the same person said before', async () => {
    const thread = rolecall.join('one');
    const answered = await thread.say(question);
    await thread.rate(answered, { verdict: 'helpful' });
    await thread.rate(answered, { verdict: 'not-helpful' });
    expect((await rolecall.feedback.all()).map(({ verdict }) => verdict)).toEqual(['not-helpful']);
  });

  it('needs an answer that was given, in the same workspace', async () => {
    const answered = await rolecall.join('one').say(question);
    const stranger = rolecall.join('one', { platform: 'fake', workspace: 'other', id: 'eve' });
    const forgotten = 'I no longer have that answer. Please ask again, and tell me about the new one.';
    expect((await stranger.rate(answered, { verdict: 'helpful' })).lines).toEqual([forgotten]);
    const unknown = await stranger.press('feedback', 'no-such-answer', { verdict: 'helpful' });
    expect(unknown.lines).toEqual([forgotten]);
    expect(await rolecall.feedback.all()).toEqual([]);
  });

  it('needs a verdict', async () => {
    const thread = rolecall.join('one');
    const { lines } = await thread.rate(await thread.say(question), { verdict: 'maybe' });
    expect(lines).toEqual(['Please say whether the answer was helpful or not helpful.']);
  });
});

describe('the log of a conversation', () => {
  it('has no question unless it is asked for', async () => {
    const quiet = await openRolecall(ownKnowledge);
    const thread = quiet.join('one');
    await thread.rate(await thread.say(question), { verdict: 'not-helpful', reason: 'a secret reason' });
    expect(quiet.logged.join('\n')).not.toMatch(/catalogue|secret|ada/);
    expect(quiet.logged).toHaveLength(2);

    const open = await openRolecall(ownKnowledge, { logsQuestions: true });
    await open.join('one').say(question);
    expect(open.logged.join('\n')).toContain(question);
  });
});
