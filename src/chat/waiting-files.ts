import type { Account } from './incoming.ts';
import type { Attachment } from './reply.ts';

/** Files that somebody was offered, and has not said yet whether they want them. They wait for some hours. */
export interface WaitingFiles {
  /** `id` names it among all that were offered to them. */
  keep(account: Account, id: string, file: Attachment): Promise<void>;
  /** Undefined where it does not wait any more. */
  find(account: Account, id: string): Promise<Attachment | undefined>;
  remove(account: Account, id: string): Promise<void>;
  /** The names of all that were offered to them. */
  namesOf(account: Account): Promise<readonly string[]>;
  forget(account: Account): Promise<void>;
}
