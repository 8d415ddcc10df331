import { styleText } from 'node:util';
import type { Answer } from '../answers/answer.ts';
import { type TextLine, toTextLines } from '../chat/plain-text.ts';
import type { Button, Citation } from '../chat/reply.ts';
import { writtenNote } from '../chat/written-note.ts';
import { toSafeText } from './safe-text.ts';
import { wrapText } from './wrap-text.ts';

export interface Look {
  /** In characters. */
  readonly width: number;
  readonly isStyled: boolean;
}

/** An answer for a person: the complete text, its sources, and what to ask next by number. */
export function printAnswer({ blocks, citations, suggestions, isWritten }: Answer, look: Look): string {
  const parts = [
    toTextLines(blocks).map((line) => printLine(line, look)),
    isWritten ? [dim(wrapText(writtenNote, look.width), look)] : [],
    printPart('Sources', printSources(citations), look),
    printPart('You can ask next', suggestions.map(printSuggestion), look),
  ];
  const shown = parts.filter((lines) => lines.length > 0).map((lines) => lines.join('\n'));
  return `${shown.join('\n\n')}\n`;
}

function printLine({ kind, text }: TextLine, look: Look): string {
  const safe = toSafeText(text);
  switch (kind) {
    case 'title':
    case 'heading':
      return bold(wrapText(safe, look.width), look);
    case 'note':
      return dim(wrapText(safe, look.width), look);
    case 'item':
      return wrapText(`- ${safe}`, look.width, '  ');
    default:
      return wrapText(safe, look.width);
  }
}

function printPart(name: string, lines: readonly string[], look: Look): string[] {
  if (lines.length === 0) return [];
  return [bold(name, look), ...lines.map((line) => wrapText(toSafeText(line), look.width, '    '))];
}

/** Each source with its place in the documents; below them the pages that they stand on, each once. */
function printSources(citations: readonly Citation[]): string[] {
  const places = citations.map(({ n, title, file, line }) => `[${n}] ${title} · ${file}:${line}`);
  const pages = new Set(citations.flatMap(({ url }) => url ?? []));
  return [...places, ...pages];
}

function printSuggestion({ value }: Button, at: number): string {
  return `${at + 1}. ${value}`;
}

function bold(text: string, { isStyled }: Look): string {
  return isStyled ? styleText('bold', text, { validateStream: false }) : text;
}

function dim(text: string, { isStyled }: Look): string {
  return isStyled ? styleText('dim', text, { validateStream: false }) : text;
}
