export type SlackSettings = {
  /** Another address of Slack's API, for tests and proxies. */
  readonly apiUrl?: string;
} & (OneWorkspace | ManyWorkspaces);

interface OneWorkspace {
  readonly token: string;
  /** How deliveries come: signed with the secret over HTTP, or over a connection that the app token opens. */
  readonly via: { readonly signingSecret: string } | { readonly appToken: string };
}

/** Any workspace may install the bot. */
interface ManyWorkspaces {
  readonly install: {
    readonly clientId: string;
    readonly clientSecret: string;
    /** Tokens are encrypted with a key made from it. */
    readonly secret: string;
    /** What it was before: what is still encrypted with that can be read. */
    readonly oldSecret?: string;
  };
  readonly via: { readonly signingSecret: string };
}
