import { globSync, readFileSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { describe, expect, it } from 'vitest';

const root = resolve(import.meta.dirname, '..');

/** Which places of `src` each place may import besides itself; the longest that fits a file is its place. */
const places: Readonly<Record<string, readonly string[]>> = {
  chat: [],
  framework: [],
  retrieval: ['framework'],
  answers: ['chat', 'framework', 'retrieval', 'day-of.ts'],
  schedule: ['chat'],
  people: ['chat', 'framework', 'schedule'],
  'check-ins': ['chat', 'framework', 'people', 'schedule', 'day-of.ts'],
  summaries: ['chat', 'framework', 'people', 'check-ins', 'schedule', 'to-csv-line.ts', 'day-of.ts'],
  changes: ['chat', 'framework', 'people', 'schedule'],
  administration: ['chat', 'answers', 'changes', 'people', 'schedule', 'to-csv-line.ts'],
  retention: ['chat', 'people', 'schedule'],
  storage: [
    ...['chat', 'answers', 'retrieval', 'check-ins', 'summaries', 'people', 'schedule', 'changes'],
    ...['administration', 'retention', 'day-of.ts'],
  ],
  tracing: ['chat', 'storage'],
  metrics: ['answers', 'chat', 'check-ins', 'schedule', 'storage', 'summaries'],
  models: ['answers', 'retrieval'],
  terminal: ['chat', 'answers'],
  platforms: ['chat'],
  'platforms/adaptive-cards': ['chat', 'platforms'],
  'platforms/slack': ['chat', 'platforms'],
  'platforms/teams': ['chat', 'platforms', 'platforms/adaptive-cards'],
  'platforms/web': ['chat', 'platforms', 'platforms/adaptive-cards'],
  config: [],
  'config.ts': ['config'],
  'to-csv-line.ts': [],
  'day-of.ts': [],
  cli: [],
  commands: [
    ...[
      'chat',
      'framework',
      'retrieval',
      'answers',
      'models',
      'storage',
      'people',
      'check-ins',
      'summaries',
      'changes',
      'administration',
      'schedule',
      'retention',
      'metrics',
      'tracing',
      'terminal',
      'platforms',
      'platforms/slack',
      'platforms/teams',
      'platforms/web',
    ],
    ...['config', 'config.ts', 'cli', 'to-csv-line.ts', 'day-of.ts'],
  ],
  'main.ts': ['run.ts', 'keep-compiled.js'],
  'keep-compiled.js': [],
  'run.ts': ['framework', 'people', 'storage', 'commands', 'config', 'config.ts', 'cli'],
  'retriever.ts': ['answers', 'commands', 'retrieval'],
};

/** Where each package may be imported, as files or folders. Node's own modules may be imported everywhere. */
const packages: Readonly<Record<string, readonly string[]>> = {
  '@slack/bolt': ['platforms/slack'],
  '@resvg/resvg-js': ['summaries/rendering/drawing'],
  '@langchain/core': ['retrieval', 'retriever.ts', 'answers/written'],
  '@langchain/openai': ['models'],
  '@opentelemetry/api': ['tracing'],
  '@opentelemetry/exporter-trace-otlp-http': ['tracing'],
  '@opentelemetry/resources': ['tracing'],
  '@opentelemetry/sdk-trace-base': ['tracing'],
  adaptivecards: ['platforms/web'],
  botbuilder: ['platforms/teams'],
  'botframework-connector': ['platforms/teams/connectors.ts', 'platforms/teams/send-activity.ts'],
  'chrono-node': ['schedule'],
  'csv-parse': ['framework', 'people/read-roster.ts'],
  'dejavu-fonts-ttf': ['summaries/rendering/drawing/measure-text.ts'],
  echarts: ['summaries/rendering/drawing'],
  express: ['platforms'],
  jose: ['platforms/teams/authenticate.ts'],
  'date-holidays': ['schedule'],
  fflate: ['commands/package-teams.ts'],
  'fastest-levenshtein': ['retrieval'],
  keyv: ['storage'],
  kysely: ['storage'],
  langchain: ['models'],
  luxon: ['schedule'],
  'lru-cache': ['answers', 'check-ins/plan-check-ins.ts', 'schedule', 'storage'],
  openai: ['models'],
  pg: ['storage/postgres.ts', 'storage/watch-postgres.ts'],
  pino: ['commands', 'platforms'],
  'pino-pretty': ['commands/create-log.ts'],
  'prom-client': ['metrics', 'commands/observe.ts'],
  stemmer: ['retrieval'],
  tinyld: ['answers/understand/language.ts'],
  zod: ['config.ts', 'config', 'platforms', 'check-ins', 'commands/package-teams.ts'],
};

const files = globSync('src/**/*.ts', { cwd: root }).map((file) => file.slice('src/'.length));

const specifier =
  /(?:^|\s|;)(?:import|export)\s+(?:type\s+)?(?:[\w*{][^'"`;]*?\sfrom\s+)?['"]([^'"]+)['"]|\b(?:import|require|resolve)\(\s*['"]([^'"]+)['"]/g;

/** Imports of values, which happen as soon as the file is loaded. */
const loadingSpecifier = /^(?:import|export)\s+(?!type\s)(?:[\w*{][^'"`;]*?\sfrom\s+)?['"]([^'"]+)['"]/gm;

function codeOf(file: string): string {
  return readFileSync(join(root, 'src', file), 'utf8')
    .replace(/\/\*[\s\S]*?\*\//g, '')
    .replace(/^\s*\/\/.*$/gm, '');
}

function specifiersIn(file: string): string[] {
  return [...codeOf(file).matchAll(specifier)].flatMap(([, named, called]) => named ?? called ?? []);
}

function isWithin(file: string, place: string): boolean {
  return file === place || file.startsWith(`${place}/`);
}

function placeOf(file: string): string | undefined {
  const fitting = Object.keys(places).filter((place) => isWithin(file, place));
  return fitting.toSorted((one, other) => other.length - one.length)[0];
}

function packageOf(imported: string): string {
  return imported.split('/', imported.startsWith('@') ? 2 : 1).join('/');
}

function isAllowed(file: string, imported: string): boolean {
  const place = placeOf(file);
  if (place === undefined) return false;
  if (imported.startsWith('node:')) return true;
  if (!imported.startsWith('.')) {
    return (packages[packageOf(imported)] ?? []).some((home) => isWithin(file, home));
  }
  const target = placeOf(join(dirname(file), imported));
  return target !== undefined && (target === place || (places[place] ?? []).includes(target));
}

/** What is loaded before the process asks for more with `import()`. */
function packagesLoadedWith(file: string, seen = new Set<string>()): Set<string> {
  const packages = new Set<string>();
  if (seen.has(file)) return packages;
  seen.add(file);
  for (const [, imported = ''] of codeOf(file).matchAll(loadingSpecifier)) {
    if (!imported.startsWith('.')) packages.add(packageOf(imported));
    else if (imported.endsWith('.ts')) {
      for (const name of packagesLoadedWith(join(dirname(file), imported), seen)) packages.add(name);
    }
  }
  return packages;
}

describe('who imports whom', () => {
  it('finds the files and their imports', () => {
    expect(specifiersIn('run.ts')).toContain('./commands/serve.ts');
    expect(specifiersIn('platforms/http-server.ts')).toContain('express');
    expect(specifiersIn('platforms/web/page-router.ts')).toContain('adaptivecards/dist/adaptivecards.min.js');
  });

  it.each(files)('%s imports only what its place may', (file) => {
    expect(specifiersIn(file).filter((imported) => !isAllowed(file, imported))).toEqual([]);
  });

  it('would refuse what is not in the table', () => {
    expect(isAllowed('chat/router.ts', '../answers/answer.ts')).toBe(false);
    expect(isAllowed('answers/answers.ts', '../platforms/web/web-chat.ts')).toBe(false);
    expect(isAllowed('answers/answers.ts', 'keyv')).toBe(false);
    expect(isAllowed('platforms/web/web-chat.ts', '../../answers/answer.ts')).toBe(false);
    expect(isAllowed('somewhere/new.ts', './other.ts')).toBe(false);
  });

  it('keeps the page of the web chat to itself', () => {
    const scripts = globSync('src/platforms/web/page/*.js', { cwd: root }).map((file) =>
      file.slice('src/'.length),
    );
    const outside = scripts.flatMap(specifiersIn).filter((imported) => !/^\.\/[\w-]+\.js$/.test(imported));
    expect(outside).toEqual([]);
  });

  it('loads for ask nothing that only a server needs', () => {
    const loaded = packagesLoadedWith('commands/ask.ts');
    expect(
      [
        'express',
        'pino',
        'pino-pretty',
        'prom-client',
        'keyv',
        'kysely',
        'pg',
        '@slack/bolt',
        'botbuilder',
        'adaptivecards',
        'echarts',
        '@resvg/resvg-js',
        'langchain',
        '@langchain/openai',
        'openai',
      ].filter((name) => loaded.has(name)),
    ).toEqual([]);
    expect([...loaded]).toContain('zod');
  });

  it('loads with serve nothing that only tracing needs', () => {
    const loaded = [...packagesLoadedWith('commands/serve.ts')];
    expect(loaded).toContain('prom-client');
    expect(loaded.filter((name) => name.startsWith('@opentelemetry/'))).toEqual([]);
  });

  it.each(['open-chat-model.ts', 'open-embed.ts', 'check-model.ts'])(
    'loads with models/%s nothing yet that talks to a model',
    (file) => {
      expect([...packagesLoadedWith(`models/${file}`)].filter((name) => !name.startsWith('node:'))).toEqual(
        [],
      );
    },
  );

  it('reads ratings through the one function that knows who asks', () => {
    const readers = files.filter((file) =>
      /\b(?:all(?:Practice)?Of|lastOf|answeredSince)\(/.test(
        readFileSync(join(root, 'src', file), 'utf8').replace(/\/\*[\s\S]*?\*\//g, ''),
      ),
    );
    expect(readers.toSorted()).toEqual([
      ...[
        'check-ins/practice.ts',
        'check-ins/rating.ts',
        'check-ins/read-ratings.ts',
        // Whether made-up people have answered already.
        'check-ins/sample-ratings.ts',
        'storage/last-said.ts',
        'storage/stored-practice.ts',
        'storage/stored-ratings.ts',
      ],
    ]);
  });

  it('reads the environment in main.ts alone', () => {
    const readers = files.filter((file) =>
      /process\.env\b|\benv\b.*from 'node:process'/.test(readFileSync(join(root, 'src', file), 'utf8')),
    );
    expect(readers).toEqual(['main.ts']);
  });
});
