import type { types } from '@slack/bolt';
import type { SlackClient } from './clients.ts';
import { plain } from './plain.ts';

// Slack shows at most four.
const mostPrompts = 4;
const mostTitle = 75;

/** What belongs to the person who looks; each part is drawn where there is something to say. */
interface HomeSlots {
  readonly 'My role'?: string;
  readonly 'Next check-in'?: string;
  readonly 'My team'?: string;
}

/** What somebody sees who opens the app. */
export function drawHome(examples: readonly string[], slots: HomeSlots = {}): types.HomeView {
  return {
    type: 'home',
    blocks: [
      { type: 'header', text: plain('Rolecall') },
      {
        type: 'section',
        text: plain(
          'Ask about the roles and skills of your organisation. Every answer is in the words of its own documents, and says where they stand.',
        ),
      },
      ...(examples.length > 0 ? drawExamples(examples) : []),
      ...Object.entries(slots).flatMap(([name, text]): types.KnownBlock[] => [
        { type: 'divider' },
        { type: 'header', text: plain(name) },
        { type: 'section', text: plain(text) },
      ]),
    ],
  };
}

function drawExamples(examples: readonly string[]): types.KnownBlock[] {
  const elements = examples.map(
    (value, at): types.Button => ({
      type: 'button',
      action_id: `ask:${at}`,
      value,
      text: plain(value.slice(0, mostTitle)),
    }),
  );
  return [
    { type: 'section', text: plain('For example:') },
    { type: 'actions', elements },
  ];
}

/** Offers questions at the top of the messages tab. */
export async function suggestPrompts(
  client: SlackClient,
  channel: string,
  examples: readonly string[],
): Promise<void> {
  await client.assistant.threads.setSuggestedPrompts({
    channel_id: channel,
    prompts: examples
      .slice(0, mostPrompts)
      .map((message) => ({ title: message.slice(0, mostTitle), message })),
  });
}
