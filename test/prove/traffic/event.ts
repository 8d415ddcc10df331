export type Kind =
  /** Slack repeats these until they are acknowledged. */
  | 'slack mention'
  | 'slack direct message'
  | 'slack home'
  /** Slack does not repeat what somebody waits for. */
  | 'slack press'
  | 'slack command'
  | 'teams message'
  | 'teams press'
  /** Answered in the response itself. */
  | 'teams card';

/** One thing that somebody does in a platform. */
export interface Event {
  readonly kind: Kind;
  /** By which its answer is known where it arrives. */
  readonly key: string;
  readonly path: string;
  readonly body: string;
  /** Signed at the time of each delivery. */
  headers(): Readonly<Record<string, string>>;
}
