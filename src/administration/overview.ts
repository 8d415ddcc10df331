/** What the database knows of how the bot is doing: counts, and nobody’s name. */
export interface Overview {
  /** `today`: such as `2026-11-30`; whoever is away until a later day is paused. */
  people(today: string): Promise<PeopleCounts>;
  /** Those that were, or are, due from an instant on and before another; milliseconds since 1970, as below. */
  deliveries(from: number, until: number): Promise<readonly DeliveryCount[]>;
  /** Of those that wait and whose time has come. */
  oldestDue(by: number): Promise<number | undefined>;
  /** The latest first. */
  unknown(most: number): Promise<readonly UnknownDelivery[]>;
  /** How many people a message did not reach from an instant on, by reason, the most first. */
  unreachable(from: number): Promise<readonly { readonly reason: string; readonly people: number }[]>;
}

export interface PeopleCounts {
  readonly known: number;
  /** They have chosen to be asked. */
  readonly enrolled: number;
  /** Of these. */
  readonly paused: number;
}

export interface DeliveryCount {
  readonly kind: string;
  readonly state: string;
  readonly count: number;
}

export interface UnknownDelivery {
  readonly kind: string;
  readonly personId: string;
  readonly week: string;
}
