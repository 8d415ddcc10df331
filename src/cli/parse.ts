import { parseArgs } from 'node:util';
import { UsageError } from './usage-error.ts';

type Options = NonNullable<NonNullable<Parameters<typeof parseArgs>[0]>['options']>;

/** Throws a UsageError. */
export function parse<const Known extends Options>(
  words: readonly string[],
  options: Known,
  allowPositionals = false,
) {
  try {
    return parseArgs({ args: [...words], options, allowPositionals });
  } catch (error) {
    if (error instanceof TypeError) throw new UsageError(error.message, { cause: error });
    throw error;
  }
}
