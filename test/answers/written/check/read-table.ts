import { readFileSync } from 'node:fs';

export interface Row {
  readonly question: string;
  /** How it lies; empty where it does not. */
  readonly kind: string;
  /** As a model writes it, with its citation marks. */
  readonly text: string;
}

/** A table of sentences beside this file: "? question", and under it "kind, tab, text" or the text alone. */
export function readTable(name: string): Row[] {
  const rows: Row[] = [];
  let question = '';
  for (const line of readFileSync(new URL(name, import.meta.url), 'utf8').split('\n')) {
    if (line === '' || line.startsWith('# ')) continue;
    if (line.startsWith('? ')) question = line.slice(2);
    else {
      const [text = '', kind = ''] = line.split('\t').reverse();
      rows.push({ question, kind, text });
    }
  }
  return rows;
}
