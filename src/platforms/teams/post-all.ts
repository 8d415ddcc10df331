import type { Logger } from 'pino';
import { codeOf, readFault } from './teams-fault.ts';
import type { Draft } from './to-drafts.ts';

type Post = (draft: Draft) => Promise<string>;

/**
 * Posts messages in their order, and gives the id of the last one that the reply cannot do without. What only adds to it
 * may fail.
 */
export async function postAll(drafts: readonly Draft[], post: Post, log: Logger): Promise<string> {
  let last = '';
  for (const draft of drafts) {
    try {
      const message = await postOrOther(draft, post);
      if (!draft.isExtra) last = message;
    } catch (error) {
      if (!draft.isExtra) throw error;
      log.warn({ code: codeOf(error) }, 'a picture or file could not be sent in Teams');
    }
  }
  return last;
}

/** Something that is wrong with the message: it has not arrived. */
const refusals = [400, 413];

async function postOrOther(draft: Draft, post: Post): Promise<string> {
  try {
    return await post(draft);
  } catch (error) {
    if (!draft.otherwise || !refusals.includes(readFault(error).status)) throw error;
    return post(draft.otherwise);
  }
}
