import type { Press } from '../chat/incoming.ts';
import type { Block, Reply } from '../chat/reply.ts';
import { say } from '../chat/say.ts';
import { forgotten, mayRead, type RecentAnswer, type RecentAnswers } from './recent-answers.ts';

type ReplyToPress = (press: Press) => Promise<Reply>;

/** The complete answer. The press carries its id as the value, as do those below. */
export function createReplyToShowAll(recentAnswers: RecentAnswers): ReplyToPress {
  return about(recentAnswers, ({ blocks, citations, isWritten }) => ({
    blocks: blocks.map((block) => ({ ...block, detail: false })),
    citations,
    suggestions: [],
    ...(isWritten ? { isWritten } : {}),
  }));
}

/** Every citation with the document's words and where they stand. */
export function createReplyToSources(recentAnswers: RecentAnswers): ReplyToPress {
  return about(recentAnswers, ({ citations }) => ({
    blocks: [
      { type: 'title', text: 'Sources', note: '', detail: false },
      ...citations.flatMap(({ n, title, quote, file, line }): Block[] => [
        { type: 'heading', text: `[${n}] ${title} · ${file}:${line}`, detail: false },
        ...quote
          .split('\n')
          .filter((each) => each.trim() !== '')
          .map((text): Block => ({ type: 'paragraph', line: { text, cites: [] }, detail: false })),
      ]),
    ],
    citations,
    suggestions: [],
  }));
}

function about(recentAnswers: RecentAnswers, reply: (answer: RecentAnswer) => Reply): ReplyToPress {
  return async ({ from, value }) => {
    const answer = await recentAnswers.find(value);
    return answer && mayRead(answer, from) ? reply(answer) : say(forgotten);
  };
}
