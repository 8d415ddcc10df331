import { measureText, type Weight } from './measure-text.ts';

interface Space {
  /** In pixels. */
  readonly width: number;
  readonly size: number;
  readonly weight?: Weight;
}

/** As few lines as the text needs; a word that is wider than a line is parted. Without what XML cannot hold. */
export function wrapText(text: string, { width, size, weight = 'normal' }: Space): string[] {
  const fits = (line: string): boolean => measureText(line, size, weight) <= width;
  const lines: string[] = [];
  let line = '';
  const add = (piece: string, joined: string): void => {
    if (fits(joined)) {
      line = joined;
      return;
    }
    if (line !== '') lines.push(line);
    line = '';
    for (const character of piece) {
      if (line !== '' && !fits(line + character)) {
        lines.push(line);
        line = '';
      }
      line += character;
    }
  };
  for (const word of wordsOf(text)) add(word, line === '' ? word : `${line} ${word}`);
  return line === '' ? lines : [...lines, line];
}

function wordsOf(text: string): string[] {
  return text
    .replace(/[\p{Cc}\p{Cs}\uFFFE\uFFFF]/gu, ' ')
    .split(/\s+/)
    .filter((word) => word !== '');
}
