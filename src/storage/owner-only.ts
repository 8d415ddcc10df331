import { existsSync, mkdirSync } from 'node:fs';
import { dirname } from 'node:path';

/** Modes of what the one who runs Rolecall alone may read: it holds what people said of themselves. */
export const ownFile = 0o600;
const ownFolder = 0o700;

/** With those above it, one by one: Node's own way with all at once never ends where one cannot be made, as under /proc. */
export function makeOwnFolder(folder: string): void {
  if (existsSync(folder)) return;
  makeOwnFolder(dirname(folder));
  try {
    mkdirSync(folder, { mode: ownFolder });
  } catch (error) {
    // Another process may have made it meanwhile.
    if (!existsSync(folder)) throw error;
  }
}
