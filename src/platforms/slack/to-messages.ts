import type { types } from '@slack/bolt';
import { toPlainText } from '../../chat/plain-text.ts';
import type { Block, Button, Citation, Line, Reply } from '../../chat/reply.ts';
import { writtenNote } from '../../chat/written-note.ts';
import { splitText } from '../split-text.ts';
import { buttonsOf, toActions } from './buttons.ts';
import { escapeForMrkdwn } from './escape-mrkdwn.ts';
import { escapeForSlack, escapeLines } from './escape-slack-markdown.ts';
import { plain } from './plain.ts';
import { type Pictures, type ShownPicture, showPicture } from './show-picture.ts';
import { toDataTables, toTables } from './to-tables.ts';

/** What `chat.postMessage` takes besides the address. `text` is what notifications and screen readers get. */
export interface SlackMessage {
  readonly text: string;
  readonly blocks: readonly types.KnownBlock[];
}

// https://docs.slack.dev/reference/block-kit/blocks: of all markdown blocks in a message together. Room is left for what
// Slack counts differently.
export const mostMarkdown = 11_500;
const mostFallback = 3_000;
const mostNamed = 4;
const mostContext = 2_000;
// Slack refuses a message without any text.
const unsaid = '…';

/**
 * A reply in its short form, in as many messages as it takes; nothing is cut. The buttons stand under the last. A picture
 * that Slack does not have is told in words.
 */
export function toSlackMessages(reply: Reply, pictures: Pictures = new Map()): SlackMessage[] {
  const { text, bodies } = pictures.size > 0 ? draw(reply, pictures) : drawOnce(reply);
  const hasMore = reply.blocks.some(({ detail }) => detail) && reply.blocks.some(({ detail }) => !detail);
  const buttons = toButtonBlocks(reply, hasMore);
  return bodies.map((body, at) => ({
    text,
    blocks: at === bodies.length - 1 ? [...body, ...buttons] : body,
  }));
}

interface Drawn {
  /** For notifications and screen readers. */
  readonly text: string;
  /** The blocks of each message. */
  readonly bodies: readonly (readonly types.KnownBlock[])[];
}

/** An answer that is asked for often is the same object each time. */
const drawn = new WeakMap<Reply['blocks'], Drawn>();

function drawOnce(reply: Reply): Drawn {
  const known = drawn.get(reply.blocks);
  if (known) return known;
  const fresh = draw(reply, new Map());
  drawn.set(reply.blocks, fresh);
  return fresh;
}

function draw({ blocks, citations }: Reply, pictures: Pictures): Drawn {
  const shown = shownOf(blocks);
  const links = new Map(citations.flatMap(({ n, url }) => (url ? [[n, url] as const] : [])));
  const pieces = shown.flatMap((block) => toPieces(block, { links, pictures }));
  return {
    text: splitText(toPlainText({ blocks: shown }).trim(), mostFallback)[0] || unsaid,
    bodies: packBodies(pieces.filter((piece) => typeof piece !== 'string' || piece.trim() !== '')),
  };
}

/** What is shown before somebody asks for all of it. */
export function shownOf(blocks: readonly Block[]): readonly Block[] {
  const short = blocks.filter(({ detail }) => !detail);
  return short.length > 0 ? short : blocks;
}

type Piece = string | types.TableBlock | types.DataTableBlock | ShownPicture;
type Links = ReadonlyMap<number, string>;

interface Drawing {
  readonly links: Links;
  readonly pictures: Pictures;
}

function toPieces(block: Block, { links, pictures }: Drawing): Piece[] {
  switch (block.type) {
    case 'title':
      return [
        `## ${escapeForSlack(block.text)}${block.note === '' ? '' : `\n${escapeForSlack(block.note)}`}`,
      ];
    case 'heading':
      return [`### ${escapeForSlack(block.text)}`];
    case 'paragraph':
      return splitText(toMarkdown(block.line, links), mostMarkdown);
    case 'prose':
      return packLines(
        block.lines.map((line) => toMarkdown(line, links)),
        ' ',
      );
    case 'list':
      return packLines(
        block.items.map((item) => `- ${toMarkdown(item, links)}`),
        '\n',
      );
    case 'table':
      return block.caption === undefined ? toTables(block) : toDataTables(block, block.caption);
    case 'chart':
      return toPicture(block, pictures);
  }
}

function toPicture(block: Extract<Block, { type: 'chart' }>, pictures: Pictures): Piece[] {
  const words = escapeLines(block.picture.alternativeText);
  const id = pictures.get(block.picture);
  // They must fit in the picture's place, where Slack refuses to show it.
  if (id === undefined || words.length > mostMarkdown) return splitText(words, mostMarkdown);
  return [showPicture(block, id)];
}

/** How many characters of Markdown blocks hold. */
export function markdownIn(blocks: readonly types.KnownBlock[]): number {
  return blocks.reduce((sum, block) => sum + (block.type === 'markdown' ? block.text.length : 0), 0);
}

/** A list or the sentences of a paragraph in pieces that each fit a message. */
function packLines(lines: readonly string[], between: string): string[] {
  const pieces: string[] = [];
  for (const line of lines.flatMap((each) => splitText(each, mostMarkdown))) {
    const last = pieces.at(-1);
    if (last !== undefined && last.length + line.length < mostMarkdown)
      pieces[pieces.length - 1] = last + between + line;
    else pieces.push(line);
  }
  return pieces;
}

export function toMarkdown({ text, cites }: Line, links: Links): string {
  const marks = cites.map((n) => {
    const url = links.get(n);
    return url ? `[\\[${n}\\]](${encodeURI(url)})` : `\\[${n}\\]`;
  });
  return [escapeForSlack(text), ...marks].join(' ');
}

/** One table and so many characters of Markdown in each message. */
function packBodies(pieces: readonly Piece[]): types.KnownBlock[][] {
  const bodies: types.KnownBlock[][] = [];
  let body: types.KnownBlock[] = [];
  let characters = 0;
  let hasTable = false;
  const close = () => {
    if (body.length > 0) bodies.push(body);
    body = [];
    characters = 0;
    hasTable = false;
  };
  for (const piece of pieces) {
    const length = lengthOf(piece);
    const isTable = typeof piece !== 'string' && 'type' in piece;
    if (characters + length > mostMarkdown || (isTable && hasTable)) close();
    characters += length;
    hasTable ||= isTable;
    if (typeof piece === 'string') appendText(body, piece);
    else body.push('type' in piece ? piece : piece.block);
  }
  close();
  return bodies.length > 0 ? bodies : [[]];
}

/** With a picture it is what its words would take in its place. */
function lengthOf(piece: Piece): number {
  if (typeof piece === 'string') return piece.length;
  return 'words' in piece ? piece.words.length : 0;
}

function appendText(body: types.KnownBlock[], text: string): void {
  const last = body.at(-1);
  if (last?.type === 'markdown') last.text += `\n\n${text}`;
  else body.push({ type: 'markdown', text });
}

function toButtonBlocks(reply: Reply, hasMore: boolean): types.KnownBlock[] {
  const { citations, feedbackOn, isWritten } = reply;
  const about: Button[] = [];
  if (feedbackOn && hasMore) about.push({ label: 'Show all', action: 'show-all', value: feedbackOn });
  if (feedbackOn && citations.length > 0)
    about.push({ label: `Sources (${countOf(citations)})`, action: 'sources', value: feedbackOn });
  const actions = toActions([...about, ...buttonsOf(reply)]);
  return [
    ...toSources(citations),
    ...(isWritten ? [toContext(plain(writtenNote))] : []),
    ...actions,
    ...(feedbackOn ? [toFeedback(feedbackOn)] : []),
  ];
}

/** Where the words stand, as far as a line or two can say it; the button opens them all. */
function toSources(citations: readonly Citation[]): types.ContextBlock[] {
  const byNumber = new Map(citations.map((citation) => [citation.n, citation]));
  if (byNumber.size === 0) return [];
  const named = [...byNumber.values()].slice(0, mostNamed).map(({ n, title, file, line, url }) => {
    const text = escapeForMrkdwn(`[${n}] ${title} (${file}:${line})`);
    return url ? `<${encodeURI(url)}|${text}>` : text;
  });
  const others = byNumber.size - named.length;
  const text = [`*Sources* ${named.join(' · ')}`, ...(others > 0 ? [`and ${others} more`] : [])].join(' ');
  return text.length > mostContext ? [] : [toContext({ type: 'mrkdwn', text, verbatim: true })];
}

/** In small. */
function toContext(text: types.MrkdwnElement | types.PlainTextElement): types.ContextBlock {
  return { type: 'context', elements: [text] };
}

function countOf(citations: readonly Citation[]): number {
  return new Set(citations.map(({ n }) => n)).size;
}

function toFeedback(answerId: string): types.ContextActionsBlock {
  const choice = (text: string, verdict: string) => ({
    text: { type: 'plain_text', text } as const,
    value: JSON.stringify([answerId, verdict]),
  });
  return {
    type: 'context_actions',
    elements: [
      {
        type: 'feedback_buttons',
        action_id: 'feedback:0',
        positive_button: choice('Helpful', 'helpful'),
        negative_button: choice('Not helpful', 'not-helpful'),
      },
    ],
  };
}
