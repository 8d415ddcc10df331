import { expect, it } from 'vitest';
import type { PageSummary } from '../../../src/chat/page-summary.ts';
import { say } from '../../../src/chat/say.ts';
import { openSlack } from './open-slack.ts';
import { deliver, eventOf } from './slack-workspace.ts';

const page = 'https://framework.example.org/role/it-service-manager';
const summary: PageSummary = {
  title: 'IT <service> manager',
  note: 'IT operations',
  text: 'Runs services & more.',
};

async function open(pages: Readonly<Record<string, PageSummary>> = { [page]: summary }) {
  const slack = await openSlack(async () => say('no question'), { summarisePage: (url) => pages[url] });
  const { ada: user, channel, url } = slack;
  let shared = 0;
  /** https://docs.slack.dev/reference/events/link_shared */
  const share = (urls: readonly string[], more: object = {}) => {
    shared += 1;
    const event = { type: 'link_shared', channel, user, message_ts: `${shared}.1`, event_ts: `${shared}.2` };
    const links = urls.map((link) => ({ domain: 'framework.example.org', url: link }));
    return deliver(url, { ...eventOf({ ts: '1.1' }), event: { ...event, links, ...more } });
  };
  const unfurled = () => slack.callsOf('chat.unfurl');
  return { ...slack, share, unfurled };
}

it('shows what a page of the framework is about under the link, and nothing under any other', async () => {
  const { share, unfurled, channel } = await open();
  await share(['https://framework.example.org/about']);
  await share([page, 'https://framework.example.org/about']);
  await expect.poll(unfurled).toHaveLength(1);
  const [call = {}] = unfurled();
  expect(call).toMatchObject({ channel, ts: '2.1' });
  expect(JSON.parse(call['unfurls'] ?? '')).toEqual({
    [page]: {
      blocks: [
        {
          type: 'section',
          text: {
            type: 'mrkdwn',
            text: `*<${page}|IT &lt;service&gt; manager>*\nIT operations`,
            verbatim: true,
          },
        },
        { type: 'section', text: { type: 'mrkdwn', text: 'Runs services &amp; more.', verbatim: true } },
      ],
    },
  });
});

it('shows it also while the message is being written, and not in a channel where it is switched off', async () => {
  const { share, unfurled, channel, ada, channelSettings } = await open();
  await share([page], { channel: 'COMPOSER', unfurl_id: 'u1', source: 'composer' });
  await expect.poll(unfurled).toMatchObject([{ unfurl_id: 'u1', source: 'composer' }]);
  const workspace = { platform: 'slack', workspace: 'T000000001' };
  await channelSettings.choose({ ...workspace, id: channel }, 'off', { ...workspace, id: ada });
  await share([page]);
  await share([page], { channel: 'C2' });
  await expect.poll(unfurled).toHaveLength(2);
  expect(unfurled().map((call) => call['channel'])).toEqual([undefined, 'C2']);
});

it('takes any text and address', async () => {
  const odd = 'https://framework.example.org/role/a|b%zz"<c>';
  const { share, unfurled } = await open({ [odd]: { title: '*|>', note: '', text: 'x '.repeat(5_000) } });
  await share([odd]);
  await expect.poll(unfurled).toHaveLength(1);
});
