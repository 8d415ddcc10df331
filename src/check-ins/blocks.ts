import type { Block } from '../chat/reply.ts';

export function title(text: string, note: string): Block {
  return { type: 'title', text, note, detail: false };
}

export function paragraph(text: string): Block {
  return { type: 'paragraph', line: { text, cites: [] }, detail: false };
}

export function list(texts: readonly string[]): Block {
  return { type: 'list', items: texts.map((text) => ({ text, cites: [] })), detail: false };
}

export function table(columns: readonly string[], rows: readonly (readonly string[])[]): Block {
  return { type: 'table', columns, rows: rows.map((cells) => ({ cells, cites: [] })), detail: false };
}
