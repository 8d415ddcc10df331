/** The app's registration in Entra, and how it proves itself to Teams and Teams to it. */
export interface TeamsSettings {
  readonly appId: string;
  readonly password: string;
  /** The only tenant that is answered. */
  readonly tenantId: string;
  /** The OpenID configuration that names the keys which sign what Teams sends. */
  readonly metadataUrl: string;
  readonly tokenIssuer: string;
  /** Where the bot gets its own tokens, the tenant included. */
  readonly loginUrl: string;
  readonly oauthScope: string;
  /** Where a token or a file may go besides to Microsoft: `host` or `host:port`. */
  readonly serviceHosts: readonly string[];
}
