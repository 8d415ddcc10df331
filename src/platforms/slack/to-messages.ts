import type { types } from '@slack/bolt';
import { toPlainText } from '../../chat/plain-text.ts';
import type { Block, Button, Citation, Line, Reply } from '../../chat/reply.ts';
import { escapeText } from '../escape-markdown.ts';
import { splitText } from '../split-text.ts';
import { buttonsOf, toActions } from './buttons.ts';
import { escapeForMrkdwn } from './escape-mrkdwn.ts';

/** What `chat.postMessage` takes besides the address. `text` is what notifications and screen readers get. */
export interface SlackMessage {
  readonly text: string;
  readonly blocks: readonly types.KnownBlock[];
}

// https://docs.slack.dev/reference/block-kit/blocks: of all markdown blocks in a message together, and of all cells of
// a table together. Room is left for what Slack counts differently.
export const mostMarkdown = 11_500;
const mostTableCharacters = 9_000;
const mostRows = 100;
const mostFallback = 3_000;
const mostNamed = 4;
const mostContext = 2_000;
// Slack refuses a message without any text.
const unsaid = '…';

/** A reply in its short form, in as many messages as it takes; nothing is cut. The buttons stand under the last. */
export function toSlackMessages(reply: Reply): SlackMessage[] {
  const { text, bodies } = drawOnce(reply);
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
  const fresh = draw(reply);
  drawn.set(reply.blocks, fresh);
  return fresh;
}

function draw({ blocks, citations }: Reply): Drawn {
  const shown = shownOf(blocks);
  const links = new Map(citations.flatMap(({ n, url }) => (url ? [[n, url] as const] : [])));
  const pieces = shown.flatMap((block) => toPieces(block, links));
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

type Piece = string | types.TableBlock;
type Links = ReadonlyMap<number, string>;

function toPieces(block: Block, links: Links): Piece[] {
  switch (block.type) {
    case 'title':
      return [
        `## ${escapeForSlack(block.text)}${block.note === '' ? '' : `\n${escapeForSlack(block.note)}`}`,
      ];
    case 'heading':
      return [`### ${escapeForSlack(block.text)}`];
    case 'paragraph':
      return splitText(toMarkdown(block.line, links), mostMarkdown);
    case 'list':
      return packLines(block.items.map((item) => `- ${toMarkdown(item, links)}`));
    case 'table':
      return toTables(block);
    case 'chart':
      return splitText(escapeForSlack(block.picture.alternativeText), mostMarkdown);
  }
}

/** How many characters of Markdown blocks hold. */
export function markdownIn(blocks: readonly types.KnownBlock[]): number {
  return blocks.reduce((sum, block) => sum + (block.type === 'markdown' ? block.text.length : 0), 0);
}

/** A list in pieces that each fit a message. */
function packLines(lines: readonly string[]): string[] {
  const pieces: string[] = [];
  for (const line of lines.flatMap((each) => splitText(each, mostMarkdown))) {
    const last = pieces.at(-1);
    if (last !== undefined && last.length + line.length < mostMarkdown)
      pieces[pieces.length - 1] = `${last}\n${line}`;
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

/** Slack reads `<@U1>` and `<!here>` as mentions; in a document they are text. */
function escapeForSlack(text: string): string {
  return escapeText(text)
    .replace(/<(?=[@#!])/g, '\\<')
    .replaceAll('\\\\<', '\\<');
}

function toTables({ columns, rows }: Extract<Block, { type: 'table' }>): types.TableBlock[] {
  const header = columns.map(toCell);
  const tables: types.TableBlock[] = [];
  let size = Number.POSITIVE_INFINITY;
  for (const { cells, cites } of rows) {
    const marked = cells.map((cell, at) =>
      at === cells.length - 1 && cites.length > 0 ? `${cell} ${marksOf(cites)}` : cell,
    );
    const characters = marked.join('').length;
    const table = tables.at(-1);
    const fits = table && table.rows.length < mostRows && size + characters <= mostTableCharacters;
    if (fits) table.rows.push(marked.map(toCell));
    else {
      tables.push({ type: 'table', rows: [header, marked.map(toCell)] });
      size = columns.join('').length;
    }
    size += characters;
  }
  return tables;
}

function marksOf(cites: readonly number[]): string {
  return cites.map((n) => `[${n}]`).join(' ');
}

/** Slack refuses an empty cell. */
function toCell(text: string) {
  return { type: 'raw_text', text: text === '' ? '–' : text } as const;
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
    const length = typeof piece === 'string' ? piece.length : 0;
    if (characters + length > mostMarkdown || (typeof piece !== 'string' && hasTable)) close();
    characters += length;
    if (typeof piece === 'string') appendText(body, piece);
    else {
      body.push(piece);
      hasTable = true;
    }
  }
  close();
  return bodies.length > 0 ? bodies : [[]];
}

function appendText(body: types.KnownBlock[], text: string): void {
  const last = body.at(-1);
  if (last?.type === 'markdown') last.text += `\n\n${text}`;
  else body.push({ type: 'markdown', text });
}

function toButtonBlocks(reply: Reply, hasMore: boolean): types.KnownBlock[] {
  const { citations, feedbackOn } = reply;
  const about: Button[] = [];
  if (feedbackOn && hasMore) about.push({ label: 'Show all', action: 'show-all', value: feedbackOn });
  if (feedbackOn && citations.length > 0)
    about.push({ label: `Sources (${countOf(citations)})`, action: 'sources', value: feedbackOn });
  const actions = toActions([...about, ...buttonsOf(reply)]);
  return [...toSources(citations), ...actions, ...(feedbackOn ? [toFeedback(feedbackOn)] : [])];
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
  return text.length > mostContext
    ? []
    : [{ type: 'context', elements: [{ type: 'mrkdwn', text, verbatim: true }] }];
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
