/** Somebody's account on one platform. Its parts mean nothing outside that platform. */
export interface Account {
  readonly platform: string;
  /** Slack team or enterprise, Entra tenant. */
  readonly workspace: string;
  readonly id: string;
}

interface Received {
  /** Unique for each delivery by the platform; a repeat has the same one. */
  readonly id: string;
  readonly from: Account;
  /** Opaque to the core: the thread that follow-ups and memory belong to. */
  readonly conversation: string;
  /** `private`: only the person and the bot read it. */
  readonly audience: 'private' | 'shared';
}

export interface Message extends Received {
  readonly kind: 'message';
  /** What the person wrote, without the mention of the bot. */
  readonly text: string;
  /** Nobody asked the bot: it speaks only where it has the answer, and otherwise gives `nothing`. */
  readonly isUnprompted?: boolean;
}

export interface Press extends Received {
  readonly kind: 'press';
  /** The `action` and `value` of the pressed button. */
  readonly action: string;
  readonly value: string;
  /** What was entered, by the name of each input. */
  readonly inputs: Readonly<Record<string, string>>;
}

export type Incoming = Message | Press;

/** Names a conversation across platforms and workspaces: two of them never share a memory. */
export function conversationKey({ from, conversation }: Pick<Incoming, 'from' | 'conversation'>): string {
  return JSON.stringify([from.platform, from.workspace, conversation]);
}
