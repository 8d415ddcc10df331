// Imported before all else (`--import`), and JavaScript: to load what strips the types off takes Node 16 MB and some
// 50 ms of a start, and is needless where everything was compiled before.
import { lstatSync, mkdirSync } from 'node:fs';
import { enableCompileCache } from 'node:module';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

// What was compiled once is kept for the next start, and for threads, where it may be written.
const folder = process.env['NODE_COMPILE_CACHE'] ?? findOwnFolder();
if (folder !== undefined) {
  enableCompileCache(folder);
  process.env['NODE_COMPILE_CACHE'] = folder;
}

/** Code is loaded from it: undefined where somebody else may have written it. */
function findOwnFolder() {
  const user = process.getuid?.();
  // The temporary folder of Windows is each user's own.
  if (user === undefined) return join(tmpdir(), 'rolecall');
  const own = join(tmpdir(), `rolecall-${user}`);
  try {
    mkdirSync(own, { recursive: true, mode: 0o700 });
    const found = lstatSync(own);
    return found.isDirectory() && found.uid === user && (found.mode & 0o077) === 0 ? own : undefined;
  } catch {
    return undefined;
  }
}
