import type { Source } from './model.ts';

/** A place as it is written in messages. */
export const at = ({ file, line }: Source): string => `${file}:${line}`;
