// For whoever starts Node without what `npm start` tells it. All else is imported after.
import './keep-compiled.js';

process.stdout.on('error', (error: NodeJS.ErrnoException) => {
  // Whoever read the answers (head, less) has enough.
  if (error.code === 'EPIPE') process.exit(0);
  throw error;
});

const { runWords } = await import('./run.ts');
await runWords(process.argv.slice(2), process.env);
