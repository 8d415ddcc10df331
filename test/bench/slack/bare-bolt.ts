// A process of its own, started by bench-slack.ts: the smallest Bolt app that answers a mention.
import { App } from '@slack/bolt';

const { SLACK_BOT_TOKEN = '', SLACK_SIGNING_SECRET = '', SLACK_API_URL = '' } = process.env;
const app = new App({
  token: SLACK_BOT_TOKEN,
  signingSecret: SLACK_SIGNING_SECRET,
  clientOptions: { slackApiUrl: SLACK_API_URL },
});
app.event('app_mention', async ({ event, say }) => void (await say({ text: 'hi', thread_ts: event.ts })));
const server = await app.start(0);
const address = server.address();
console.log(JSON.stringify({ url: `http://127.0.0.1:${typeof address === 'object' ? address?.port : ''}` }));
