import type { Account } from './incoming.ts';

/** Where the bot answers in a shared channel, and who sees it. */
export const answerings = ['mentions', 'every-question', 'asker-only', 'off'] as const;
export type Answering = (typeof answerings)[number];

export interface Channel {
  readonly platform: string;
  readonly workspace: string;
  readonly id: string;
}

/** What members chose for their channels. */
export interface ChannelSettings {
  /** `mentions` where nobody has chosen. */
  answeringIn(channel: Channel): Promise<Answering>;
  choose(channel: Channel, answering: Answering, by: Account): Promise<void>;
  /** The channels that somebody was the last to choose for. */
  chosenBy(account: Account): Promise<readonly string[]>;
  /** What they chose stays, without who it was. */
  forgetWhoChose(account: Account): Promise<void>;
}

interface Said {
  /** The bot was named. */
  readonly isNamed: boolean;
  /** In a thread where the bot has answered before. */
  readonly isFollowUp: boolean;
}

/**
 * What to do with something said in a shared channel: `reply` for everybody to see, `reply-to-asker` for them alone,
 * `reply-if-known` only where it is a question that the documents answer, `say-off` to whoever named the bot in vain.
 */
export type Way = 'reply' | 'reply-to-asker' | 'reply-if-known' | 'say-off' | 'ignore';

export function wayToAnswer(answering: Answering, { isNamed, isFollowUp }: Said): Way {
  switch (answering) {
    case 'off':
      return isNamed ? 'say-off' : 'ignore';
    case 'asker-only':
      return isNamed ? 'reply-to-asker' : 'ignore';
    case 'every-question':
      return isNamed ? 'reply' : 'reply-if-known';
    case 'mentions':
      return isNamed || isFollowUp ? 'reply' : 'ignore';
  }
}
