import type { Incoming } from '../../../src/chat/incoming.ts';
import type { Respond } from '../../../src/chat/platform.ts';
import type { Progress } from '../../../src/chat/progress.ts';
import type { Block, Line, Reply } from '../../../src/chat/reply.ts';
import { managerReply } from './manager-replies.ts';

/** What a model wrote, sentence by sentence. */
export const sentences: readonly Line[] = [
  { text: 'An IT service manager looks after the services that people use at work.', cites: [1] },
  {
    text: 'They agree with users and suppliers how good a service has to be, and write it down.',
    cites: [1, 2],
  },
  { text: 'They lead a team.', cites: [] },
  { text: 'In the end they answer for what the service costs.', cites: [2] },
];

const prose: Block = { type: 'prose', lines: sentences, detail: false };

/** The manager's answer, begun by a model. */
export const writtenReply: Reply = {
  ...managerReply,
  blocks: [prose, ...managerReply.blocks.map((block) => ({ ...block, detail: true }))],
  isWritten: true,
};

/** A core whose replies go on when the test says so. */
export function respondInSteps() {
  const begun = Promise.withResolvers<Progress>();
  const ended = Promise.withResolvers<Reply>();
  const asked: Incoming[] = [];
  const respond: Respond = async (incoming, progress) => {
    asked.push(incoming);
    begun.resolve(progress);
    return ended.promise;
  };
  return {
    respond,
    asked,
    progress: begun.promise,
    end: (reply: Reply = writtenReply) => ended.resolve(reply),
  };
}
