import { lstatSync, mkdirSync } from 'node:fs';
import { enableCompileCache } from 'node:module';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

process.stdout.on('error', (error: NodeJS.ErrnoException) => {
  // Whoever read the answers (head, less) has enough.
  if (error.code === 'EPIPE') process.exit(0);
  throw error;
});

// What was compiled once is kept for the next start, and for threads, where it may be written. All else is imported after.
const folder = process.env['NODE_COMPILE_CACHE'] ?? findOwnFolder();
if (folder !== undefined) {
  enableCompileCache(folder);
  process.env['NODE_COMPILE_CACHE'] = folder;
}

const { runWords } = await import('./run.ts');
await runWords(process.argv.slice(2), process.env);

/** Code is loaded from it: undefined where somebody else may have written it. */
function findOwnFolder(): string | undefined {
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
