import type { types } from '@slack/bolt';
import { checkBlock, over } from './check-blocks.ts';
import type { SlackMessage } from './to-messages.ts';

/** What Slack would refuse in a message, in words; empty where nothing is. https://docs.slack.dev/reference/block-kit */
export function checkMessage({ text, blocks }: SlackMessage): string[] {
  const markdown = blocks.flatMap((block) => (block.type === 'markdown' ? [block.text] : []));
  const tables = blocks.filter(({ type }) => type === 'table' || type === 'data_table');
  return [
    ...over('the fallback text', text.length, 1, 40_000),
    ...over('the number of blocks', blocks.length, 0, 50),
    ...over('all markdown together', markdown.join('').length, 0, 12_000),
    ...over('the number of tables', tables.length, 0, 1),
    ...blocks.flatMap(checkBlock),
  ];
}

const onlyInMessages = ['context_actions', 'data_table', 'markdown', 'table'];

/** What Slack would refuse in a modal or a home. */
export function checkView(view: types.ModalView | types.HomeView): string[] {
  const { callback_id = '', private_metadata = '', blocks } = view;
  const ids = blocks.flatMap(({ block_id }) => block_id ?? []);
  return [
    ...over('the number of blocks', blocks.length, 1, 100),
    ...over('the callback id', callback_id.length, 0, 255),
    ...over('the private metadata', private_metadata.length, 0, 3_000),
    ...(view.type === 'modal'
      ? [view.title, view.submit, view.close].flatMap((text) =>
          over('a title or button', text?.text.length ?? 1, 1, 24),
        )
      : []),
    ...(new Set(ids).size === ids.length ? [] : ['a block id stands twice']),
    ...blocks
      .filter(({ type }) => onlyInMessages.includes(type))
      .map(({ type }) => `a block of the type ${type}, which stands in messages alone`),
    // One of any other type is named by the check.
    ...(blocks as types.KnownBlock[]).flatMap(checkBlock),
  ];
}
