import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { FrameworkCitation } from '../../src/answers/answer.ts';

/** Whether a quote stands in its file, word for word; only white space and the CSV's doubled quotes may differ. */
export function createQuoteCheck(folder: string): (citation: FrameworkCitation) => boolean {
  const texts = new Map(
    readdirSync(folder).map((file) => [
      file,
      folded(readFileSync(join(folder, file), 'utf8').replaceAll('""', '"')),
    ]),
  );
  return ({ file, quote }) => texts.get(file)?.includes(folded(quote)) ?? false;
}

function folded(text: string): string {
  return text.replace(/\s+/g, ' ').trim();
}
