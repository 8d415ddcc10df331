import { enableCompileCache } from 'node:module';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

process.stdout.on('error', (error: NodeJS.ErrnoException) => {
  // Whoever read the answers (head, less) has enough.
  if (error.code === 'EPIPE') process.exit(0);
  throw error;
});

// What was compiled once is kept for the next start, and for threads, where it may be written. All else is imported after.
const folder = process.env['NODE_COMPILE_CACHE'] ?? join(tmpdir(), 'node-compile-cache');
enableCompileCache(folder);
process.env['NODE_COMPILE_CACHE'] = folder;

const { runWords } = await import('./run.ts');
await runWords(process.argv.slice(2), process.env);
