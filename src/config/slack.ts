import { z } from 'zod';
import { ConfigError } from './config-error.ts';

const leastSecret = 16;

export const slackSettings = z.object({
  SLACK_BOT_TOKEN: z
    .string()
    .regex(/^xoxb-/, 'SLACK_BOT_TOKEN must begin with xoxb-.')
    .optional(),
  SLACK_SIGNING_SECRET: z.string().optional(),
  SLACK_APP_TOKEN: z
    .string()
    .regex(/^xapp-/, 'SLACK_APP_TOKEN must begin with xapp-.')
    .optional(),
  SLACK_CLIENT_ID: z.string().optional(),
  SLACK_CLIENT_SECRET: z.string().optional(),
  SLACK_STATE_SECRET: z
    .string()
    .min(leastSecret, `SLACK_STATE_SECRET must have at least ${leastSecret} characters, all of them random.`)
    .optional(),
  SLACK_STATE_SECRET_OLD: z
    .string()
    .min(
      leastSecret,
      `SLACK_STATE_SECRET_OLD must be what SLACK_STATE_SECRET was, at least ${leastSecret} characters.`,
    )
    .optional(),
  SLACK_API_URL: z.url('SLACK_API_URL must be an address, such as https://slack.com/api/.').optional(),
});

type Found = z.infer<typeof slackSettings>;

const slackNeeds =
  'Slack needs SLACK_BOT_TOKEN, and SLACK_SIGNING_SECRET, or SLACK_APP_TOKEN for Socket Mode.';
const installNeeds =
  'many workspaces need SLACK_CLIENT_ID, SLACK_CLIENT_SECRET, SLACK_STATE_SECRET and SLACK_SIGNING_SECRET.';

/** Undefined where Slack is not configured. */
export function slackOf(found: Found) {
  const { SLACK_BOT_TOKEN: token, SLACK_APP_TOKEN: appToken, SLACK_API_URL: apiUrl } = found;
  const signingSecret = found.SLACK_SIGNING_SECRET;
  const address = apiUrl ? { apiUrl } : {};
  if (found.SLACK_CLIENT_ID || found.SLACK_CLIENT_SECRET || found.SLACK_STATE_SECRET)
    return { ...installOf(found), ...address };
  if (!token && !signingSecret && !appToken) return undefined;
  if (!token) throw new ConfigError([`SLACK_BOT_TOKEN is missing: ${slackNeeds}`]);
  const via = appToken ? { appToken } : signingSecret && { signingSecret };
  if (!via) throw new ConfigError([`SLACK_SIGNING_SECRET is missing: ${slackNeeds}`]);
  return { token, via, ...address };
}

const installSettings = [
  'SLACK_CLIENT_ID',
  'SLACK_CLIENT_SECRET',
  'SLACK_STATE_SECRET',
  'SLACK_SIGNING_SECRET',
] as const;

/** How workspaces install the bot. */
function installOf(found: Found) {
  const { SLACK_CLIENT_ID: clientId, SLACK_CLIENT_SECRET: clientSecret, SLACK_STATE_SECRET: secret } = found;
  const signingSecret = found.SLACK_SIGNING_SECRET;
  if (clientId && clientSecret && secret && signingSecret && !found.SLACK_BOT_TOKEN && !found.SLACK_APP_TOKEN)
    return { install: { clientId, clientSecret, secret, ...oldOf(found) }, via: { signingSecret } };
  const missing = installSettings
    .filter((name) => !found[name])
    .map((name) => `${name} is missing: ${installNeeds}`);
  const superfluous = (['SLACK_BOT_TOKEN', 'SLACK_APP_TOKEN'] as const)
    .filter((name) => found[name])
    .map(
      (name) => `${name} is for one workspace: remove it, or remove SLACK_CLIENT_ID and what belongs to it.`,
    );
  throw new ConfigError([...missing, ...superfluous]);
}

function oldOf({ SLACK_STATE_SECRET_OLD: oldSecret }: Found) {
  return oldSecret ? { oldSecret } : {};
}
