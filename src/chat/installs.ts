/** A workspace of a platform, as its accounts name it. */
export interface Workspace {
  readonly platform: string;
  readonly id: string;
}

/** What lets the bot act in each workspace that installed it. It is a secret, and never stands readable on a disk. */
export interface Installs {
  /** In place of what was kept for the workspace before. */
  save(workspace: Workspace, secret: string): Promise<void>;
  /** Undefined where the bot is not installed. Rejects where it was sealed with another key. */
  find(workspace: Workspace): Promise<string | undefined>;
  remove(workspace: Workspace): Promise<void>;
  /** Seals with the key of now what was sealed with the one before. How many, and how many neither opens. */
  sealAnew(): Promise<{ readonly sealed: number; readonly unreadable: number }>;
}

/** Installations that somebody has begun in a browser and not finished. */
export interface BegunInstalls {
  begin(state: string): Promise<void>;
  /** Whether it was begun a short time ago. True once only. */
  finish(state: string): Promise<boolean>;
}
