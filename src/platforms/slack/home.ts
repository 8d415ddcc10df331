import type { types } from '@slack/bolt';
import type { Logger } from 'pino';
import { z } from 'zod';
import type { Account } from '../../chat/incoming.ts';
import type { Respond } from '../../chat/platform.ts';
import { unseenProgress } from '../../chat/progress.ts';
import type { Reply } from '../../chat/reply.ts';
import { buttonsOf, toActions } from './buttons.ts';
import type { SlackClient } from './clients.ts';
import { plain } from './plain.ts';
import { codeOf } from './slack-log.ts';
import { toSections } from './to-sections.ts';

// https://docs.slack.dev/surfaces/app-home
const mostBlocks = 100;
// Slack shows at most four.
const mostPrompts = 4;
const mostTitle = 75;

interface Dependencies {
  readonly respond: Respond;
  readonly log: Logger;
  /** Questions that show what can be asked. */
  readonly examples: () => readonly string[];
}

/** Somebody who looks at their home. */
export interface Visit {
  readonly who: Account;
  /** Names the delivery that it is drawn after. */
  readonly after: string;
}

export type Home = ReturnType<typeof createHome>;

/** What somebody sees who opens the app: what can be asked, and what the core says of themselves. */
export function createHome({ respond, log, examples }: Dependencies) {
  const show = async (client: SlackClient, { who, after }: Visit): Promise<void> => {
    const reply = await respond(
      {
        ...{ kind: 'press', id: `home:${after}`, from: who, conversation: who.id, audience: 'private' },
        ...{ action: 'home', value: 'now', inputs: {} },
      },
      unseenProgress,
    );
    await client.views.publish({ user_id: who.id, view: drawHome(examples(), reply) });
  };

  return {
    show,

    /** After what was pressed in it was answered. Never rejects: the press would be answered once more. */
    async refresh(client: SlackClient, visit: Visit): Promise<void> {
      try {
        await show(client, visit);
      } catch (error) {
        const code = codeOf(error);
        log.warn({ code }, 'a home in Slack shows what it showed before');
      }
    },

    /** Offers questions at the top of the messages tab. */
    async suggestPrompts(client: SlackClient, channel: string): Promise<void> {
      await client.assistant.threads.setSuggestedPrompts({
        channel_id: channel,
        prompts: examples()
          .slice(0, mostPrompts)
          .map((message) => ({ title: message.slice(0, mostTitle), message })),
      });
    },
  };
}

const opened = z.object({ event_id: z.string(), team_id: z.string(), event: z.object({ user: z.string() }) });

/** Who opened their home. */
export function readVisit(body: unknown): Visit | undefined {
  const { data } = opened.safeParse(body);
  return (
    data && { who: { platform: 'slack', workspace: data.team_id, id: data.event.user }, after: data.event_id }
  );
}

function drawHome(examples: readonly string[], reply: Reply): types.HomeView {
  const asked = examples.map((value) => ({ label: value, action: 'ask', value }));
  const blocks: types.KnownBlock[] = [
    { type: 'header', text: plain('Rolecall') },
    {
      type: 'section',
      text: plain(
        'Ask about the roles and skills of your organisation. Every answer is in the words of its own documents, and says where they stand.',
      ),
    },
    ...(examples.length > 0 ? [{ type: 'section', text: plain('For example:') } as const] : []),
    ...toActions(asked),
  ];
  const actions = toActions(buttonsOf(reply));
  const sections = toSections(reply.blocks).slice(0, mostBlocks - blocks.length - 1 - actions.length);
  const own = [...sections, ...actions];
  return { type: 'home', blocks: own.length > 0 ? [...blocks, { type: 'divider' }, ...own] : blocks };
}
