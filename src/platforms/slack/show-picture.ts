import type { types } from '@slack/bolt';
import type { Block, Picture } from '../../chat/reply.ts';
import { escapeLines } from './escape-slack-markdown.ts';
import { plain } from './plain.ts';
import type { SlackMessage } from './to-messages.ts';

/** The pictures that Slack has, with the ids that it gave them. */
export type Pictures = ReadonlyMap<Picture, string>;

/** A picture in a message, and the words in its place. */
export interface ShownPicture {
  readonly block: types.ImageBlock;
  /** Markdown. */
  readonly words: string;
}

// https://docs.slack.dev/reference/block-kit/blocks/image-block
const mostText = 2_000;

export function showPicture(
  { title, picture: { alternativeText } }: Extract<Block, { type: 'chart' }>,
  id: string,
): ShownPicture {
  return {
    words: escapeLines(alternativeText),
    block: {
      ...{ type: 'image', title: plain(title, mostText), slack_file: { id } },
      alt_text: plain(alternativeText, mostText).text,
    },
  };
}

/** The ids of the pictures that it shows. */
export function filesIn({ blocks }: SlackMessage): string[] {
  return blocks.flatMap((block) => fileIn(block) ?? []);
}

/** The same message with words in place of its pictures. */
export function tellPictures(message: SlackMessage, pictures: Pictures): SlackMessage {
  const texts = new Map([...pictures].map(([{ alternativeText }, id]) => [id, alternativeText]));
  const blocks = message.blocks.map((block): types.KnownBlock => {
    const text = texts.get(fileIn(block) ?? '');
    return text === undefined ? block : { type: 'markdown', text: escapeLines(text) };
  });
  return { ...message, blocks };
}

function fileIn(block: types.KnownBlock): string | undefined {
  if (block.type !== 'image' || !('slack_file' in block)) return undefined;
  return 'id' in block.slack_file ? block.slack_file.id : undefined;
}
