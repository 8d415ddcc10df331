const slack = 'SLACK_BOT_TOKEN, and SLACK_SIGNING_SECRET or SLACK_APP_TOKEN';
const teams = 'TEAMS_APP_ID, TEAMS_APP_PASSWORD and TEAMS_TENANT_ID';

/** The settings without which a process does not have a platform, by its name. */
export const platformNeeds: Readonly<Record<string, string>> = {
  slack: `${slack}; for many workspaces SLACK_CLIENT_ID and what belongs to it`,
  teams,
  'slack or teams': `${slack}; or ${teams}`,
};
