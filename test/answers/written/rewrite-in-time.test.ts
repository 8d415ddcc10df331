import { setTimeout as wait } from 'node:timers/promises';
import { expect, it } from 'vitest';
import { answerAtOnce } from '../../../src/answers/answerer.ts';
import type { ChatModel, ModelError } from '../../../src/answers/written/chat-model.ts';
import { createRewriteQuestion } from '../../../src/answers/written/rewrite-question.ts';
import { unseenProgress } from '../../../src/chat/progress.ts';
import { ada, loadEngineers } from '../../conversations/open-written.ts';

/** Writes a word every few milliseconds for as long as it is read; says how it ended. */
function createDribble(everyMs: number) {
  let ended: 'read on' | 'left' | 'aborted' = 'read on';
  const model: ChatModel = {
    name: 'dribble',
    async *write(_prompt, { signal }) {
      try {
        for (;;) {
          await wait(everyMs);
          signal.throwIfAborted();
          yield 'words and ';
        }
      } finally {
        ended = signal.aborted ? 'aborted' : 'left';
      }
    },
  };
  return { model, ended: () => ended };
}

async function rewrite(model: ChatModel, deadlineMs: number) {
  const { framework, answerQuestion } = await loadEngineers();
  const asked = { question: 'what does a data engineer do?', topic: undefined, by: ada };
  const { topic } = await answerAtOnce(answerQuestion)(asked, unseenProgress);
  const failures: ModelError['reason'][] = [];
  const onFailure = ({ reason }: ModelError) => void failures.push(reason);
  const rewriteQuestion = createRewriteQuestion({ framework, model, onFailure, deadlineMs });
  if (!topic) throw new Error('the answer has no topic');
  const { stopped: signal } = unseenProgress;
  const rewritten = await rewriteQuestion('and they?', topic, { signal, onUsage: () => undefined });
  return { rewritten, failures };
}

it('a question is not rewritten for longer than its deadline, however the model writes', async () => {
  const { model, ended } = createDribble(20);
  expect(await rewrite(model, 100)).toEqual({ rewritten: undefined, failures: ['too slow'] });
  expect(ended()).toBe('aborted');
});

it('a question is left that is rewritten to a speech', async () => {
  const { model, ended } = createDribble(0);
  expect(await rewrite(model, 60_000)).toEqual({ rewritten: undefined, failures: [] });
  expect(ended()).toBe('left');
});
