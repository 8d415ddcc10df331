/** A delivery that this process answers now. */
export interface Claimed {
  readonly platform: string;
  readonly id: string;
  /** What the platform sent, as it needs it to answer. */
  readonly body: string;
  readonly receivedAt: Date;
  /** 1 for the first process that tries. */
  readonly attempt: number;
  /** A process before had begun to send its answer: nobody knows whether it arrived. */
  readonly mayBeAnswered: boolean;
  /** Until then no other process takes it; milliseconds since 1970. */
  readonly leaseUntil: number;
}

/**
 * What platforms deliver stands here before it is acknowledged, so that a delivery which comes again, or to another
 * replica, is answered once, and one whose process died is answered by the next.
 */
export interface Inbox {
  /** Stores and claims a delivery; undefined where it was stored before. */
  accept(delivery: Pick<Claimed, 'platform' | 'id' | 'body'>): Promise<Claimed | undefined>;
  /** Claims those of a platform whose process has not finished them within its lease, oldest first. */
  claimAbandoned(platform: string, most: number): Promise<readonly Claimed[]>;
  /** The claim with a new lease; undefined where another process has taken it over. */
  renew(claimed: Claimed): Promise<Claimed | undefined>;
  /**
   * To be called before an answer is sent that cannot be found again, and when that has failed. False where another
   * process has it now.
   */
  markSending(claimed: Claimed, isSending: boolean): Promise<boolean>;
  /** Gives it to whichever process looks next, as if it had not been tried. */
  release(claimed: Claimed): Promise<void>;
  /**
   * Its body is forgotten, its id is kept for as long as the platform may repeat it. False where the lease ran out and
   * another process took it over.
   */
  finish(claimed: Claimed): Promise<boolean>;
  /** How many of each platform are not finished, in this process or any other. */
  countOpen(): Promise<readonly { readonly platform: string; readonly count: number }[]>;
  /** Forgets what no platform repeats any more. */
  forgetOld(): Promise<void>;
}
