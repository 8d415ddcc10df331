import type { types } from '@slack/bolt';
import { z } from 'zod';
import type { ChannelSettings } from '../../chat/answering.ts';
import type { PageSummary, SummarisePage } from '../../chat/page-summary.ts';
import { splitText } from '../split-text.ts';
import type { SlackClient } from './clients.ts';
import { escapeForMrkdwn } from './escape-mrkdwn.ts';

interface Dependencies {
  readonly summarisePage: SummarisePage;
  readonly channelSettings: ChannelSettings;
}

const shared = z.object({
  team_id: z.string(),
  event: z.object({
    channel: z.string(),
    message_ts: z.string(),
    unfurl_id: z.string().optional(),
    source: z.enum(['composer', 'conversations_history']).optional(),
    links: z.array(z.object({ url: z.string() })),
  }),
});

export type Unfurl = ReturnType<typeof createUnfurl>;

const mostText = 2_900;

/** Shows under a link to one of the framework's pages what it is about, also while it is being written. */
export function createUnfurl({ summarisePage, channelSettings }: Dependencies) {
  return async (client: SlackClient, body: unknown): Promise<void> => {
    const parsed = shared.safeParse(body);
    if (!parsed.success) return;
    const { team_id: workspace, event } = parsed.data;
    const known = event.links.flatMap(({ url }) => {
      const summary = summarisePage(url);
      return summary ? [[url, { blocks: draw(url, summary) }] as const] : [];
    });
    if (known.length === 0) return;
    const channel = { platform: 'slack', workspace, id: event.channel };
    if ((await channelSettings.answeringIn(channel)) === 'off') return;
    const unfurls = Object.fromEntries(known);
    await client.chat.unfurl(
      event.unfurl_id && event.source
        ? { unfurl_id: event.unfurl_id, source: event.source, unfurls }
        : { channel: event.channel, ts: event.message_ts, unfurls },
    );
  };
}

function draw(url: string, { title, note, text }: PageSummary): types.KnownBlock[] {
  const address = new URL(url).href.replaceAll('|', '%7C');
  const heading = `*<${address}|${escapeForMrkdwn(title)}>*\n${escapeForMrkdwn(note)}`;
  return [heading, ...(text === '' ? [] : [escapeForMrkdwn(text)])].flatMap((paragraph) =>
    splitText(paragraph, mostText).map((piece) => ({
      type: 'section',
      text: { type: 'mrkdwn', text: piece, verbatim: true },
    })),
  );
}
