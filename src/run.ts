import type { Command } from './cli/command.ts';
import { readCommand } from './cli/read-command.ts';
import { usage } from './cli/usage.ts';
import { UsageError } from './cli/usage-error.ts';
import type { Interrupts } from './commands/ask.ts';
import { ConfigError } from './config/config-error.ts';
import { forbidTracing } from './config/forbid-tracing.ts';
import { loadSettingsFile } from './config/load-settings-file.ts';
import { readConfig, readKnowledgeConfig } from './config.ts';
import { KnowledgeError } from './framework/knowledge-error.ts';
import { RosterError } from './people/roster-error.ts';
import { whyDatabaseFailed } from './storage/why-database-failed.ts';

const settingsFile = '.env';
const parentLookMs = 1_000;

const write = (text: string): void => void process.stdout.write(text);

/** Runs what the words of the command line say, without the program's own name, and explains what somebody can mend. */
export async function runWords(words: readonly string[], env: NodeJS.ProcessEnv): Promise<void> {
  try {
    await run(readCommand(words), env);
  } catch (error) {
    const explained = explain(error);
    if (!explained) throw error;
    process.stderr.write(explained.text);
    process.exitCode = explained.code;
  }
}

async function run(command: Command, env: NodeJS.ProcessEnv): Promise<void> {
  if (command.name === 'help') {
    write(usage);
    return;
  }
  loadSettingsFile(settingsFile, env);
  forbidTracing(env);
  if (command.name === 'serve') return runServe(env);
  if (command.name === 'teams-package') {
    const { packageTeams } = await import('./commands/package-teams.ts');
    return packageTeams({ config: readConfig(env), file: command.file, write });
  }
  if (command.name === 'people') {
    const { runPeople } = await import('./commands/people.ts');
    process.exitCode = await runPeople(command.does, { config: readConfig(env), write });
    return;
  }
  if (command.name === 'check-ins') {
    const { runCheckIns } = await import('./commands/check-ins.ts');
    process.exitCode = await runCheckIns(command.does, { config: readConfig(env), write });
    return;
  }
  if (command.name === 'admin') {
    const { runAdmin } = await import('./commands/admin.ts');
    return runAdmin(command.does, { config: readConfig(env), write });
  }
  if (command.name === 'backup' || command.name === 'restore') {
    const { runBackUp, runRestore } = await import('./commands/back-up.ts');
    const tell = (text: string) => void process.stderr.write(`${text}\n`);
    const dependencies = { config: readConfig(env), write, tell, now: Date.now };
    process.exitCode =
      command.name === 'backup' ? runBackUp(command, dependencies) : runRestore(command, dependencies);
    return;
  }
  const { KNOWLEDGE_DIR } = env;
  const config = readKnowledgeConfig({ ...env, KNOWLEDGE_DIR: command.knowledge ?? KNOWLEDGE_DIR });
  const { ask } = await import('./commands/ask.ts');
  const tell = (text: string) => void process.stderr.write(`${text}\n`);
  await ask(command.way, { config, input: process.stdin, output: process.stdout, interrupts, tell });
}

const interrupts: Interrupts = {
  listen: (interrupted) => void process.on('SIGINT', interrupted),
  end() {
    process.removeAllListeners('SIGINT');
    process.kill(process.pid, 'SIGINT');
  },
};

/** Until SIGTERM or SIGINT, or npm is gone. A second signal ends the process at once, as it would by default. */
async function runServe(env: NodeJS.ProcessEnv): Promise<void> {
  const config = readConfig(env);
  const asked = new Promise<void>((resolve) => {
    for (const signal of ['SIGTERM', 'SIGINT'] as const) process.once(signal, () => resolve());
    if (env['npm_lifecycle_event'] === 'start') onceOrphaned(resolve);
  });
  const { serve } = await import('./commands/serve.ts');
  const served = await Promise.race([serve({ config, output: process.stdout }), asked]);
  // The start may wait for the database for long. What it holds by then another process takes up, as after a crash.
  if (!served) process.exit(0);
  const { log, stop } = served;
  const fail = (error: unknown): void => {
    log.fatal({ err: error }, 'an error that nobody expected; Rolecall stops');
    process.exit(1);
  };
  process.once('uncaughtException', fail);
  process.once('unhandledRejection', fail);
  await asked;
  await stop();
  process.exit(0);
}

/** npm and its shell end at a signal without handing it on, and would leave this process behind. Windows tells nobody. */
function onceOrphaned(done: () => void): void {
  const parent = process.ppid;
  const looking = setInterval(() => {
    if (process.ppid === parent) return;
    clearInterval(looking);
    done();
  }, parentLookMs);
  looking.unref();
}

/** What to say about an error that somebody can mend, and the exit code; undefined for a bug. */
function explain(error: unknown): { text: string; code: number } | undefined {
  if (error instanceof UsageError) return { text: `${error.message}\n\n${usage}`, code: 2 };
  if (error instanceof ConfigError) {
    return { text: `Rolecall cannot start with these settings:\n${list(error.problems)}\n`, code: 1 };
  }
  if (error instanceof KnowledgeError) {
    const problems = error.message.split('\n');
    return { text: `The documents cannot be used as they are:\n${list(problems)}\n`, code: 1 };
  }
  if (error instanceof RosterError)
    return { text: `The roster cannot be used as it is:\n${list([error.message])}\n`, code: 1 };
  const why = whyDatabaseFailed(error);
  if (why)
    return {
      text: `The database failed: ${why}. Then do the same again: what was done before it failed is left as it is.\n`,
      code: 1,
    };
  return undefined;
}

function list(problems: readonly string[]): string {
  return problems.map((problem) => `- ${problem}`).join('\n');
}
