import type { Press } from '../chat/incoming.ts';
import type { Log } from '../chat/log.ts';
import { toPlainText } from '../chat/plain-text.ts';
import type { Reply } from '../chat/reply.ts';
import { say } from '../chat/say.ts';
import { type FeedbackStore, type Verdict, verdicts } from './feedback.ts';
import { forgotten, mayRead, type RecentAnswers } from './recent-answers.ts';

interface Dependencies {
  readonly recentAnswers: RecentAnswers;
  readonly feedback: FeedbackStore;
  readonly now: () => Date;
  readonly log: Log;
}

const longestReason = 2_000;

/** Takes "helpful" or "not helpful", with a reason or none. The press carries the answer's id as its value. */
export function createReplyToFeedback(dependencies: Dependencies): (press: Press) => Promise<Reply> {
  const { recentAnswers, feedback, now, log } = dependencies;
  return async ({ from, value, inputs }) => {
    const verdict = verdictIn(inputs);
    if (!verdict) return say('Please say whether the answer was helpful or not helpful.');
    const answer = await recentAnswers.find(value);
    if (!answer || !mayRead(answer, from)) return say(forgotten);
    const reason = inputs['reason']?.trim().slice(0, longestReason);
    await feedback.save({
      answerId: answer.id,
      account: from,
      verdict,
      ...(reason ? { reason } : {}),
      question: answer.question,
      text: toPlainText(answer),
      citations: answer.citations,
      at: now(),
    });
    log.info({ answer: answer.id, verdict }, 'feedback saved');
    return say('Thank you. Your feedback is kept with the answer.');
  };
}

function verdictIn(inputs: Press['inputs']): Verdict | undefined {
  return verdicts.find((verdict) => verdict === inputs['verdict']);
}
