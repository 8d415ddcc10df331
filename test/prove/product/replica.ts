import { type ChildProcess, spawn } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import { startFlags } from '../../bench/run-node.ts';

const project = fileURLToPath(new URL('../../..', import.meta.url));
const warn = 40;

interface LogLine {
  readonly level: number;
  readonly msg: string;
  readonly [name: string]: unknown;
}

/** One process of the product. */
export interface Replica {
  readonly url: string;
  readonly child: ChildProcess;
  readonly startedInMs: number;
  /** Warnings and errors, and whatever else it wrote. */
  readonly complaints: readonly LogLine[];
  readonly hasEnded: () => boolean;
  readonly ended: Promise<void>;
}

interface How {
  readonly env: Readonly<Record<string, string>>;
  /** What goes before node, such as a shell that sets limits. */
  readonly before?: readonly string[];
  /** For node, beside those of `npm start`. */
  readonly flags?: readonly string[];
}

/** Starts it, and waits until it listens. Rejects with what it said where it does not. */
export async function startReplica({ env, before = [], flags = [] }: How): Promise<Replica> {
  const started = performance.now();
  const [program = '', ...words] = [
    ...before,
    ...[process.execPath, ...startFlags, ...flags, `${project}src/main.ts`, 'serve'],
  ];
  const child = spawn(program, words, {
    ...{ cwd: project, stdio: ['ignore', 'pipe', 'pipe'] },
    env: { PATH: process.env['PATH'], PORT: '0', LOG_LEVEL: 'info', WEB_CHAT: 'on', ...env },
  });
  const complaints: LogLine[] = [];
  const url = await new Promise<string>((resolve, reject) => {
    createInterface({ input: child.stderr }).on('line', (msg) => complaints.push({ level: 60, msg }));
    createInterface({ input: child.stdout }).on('line', (line) => {
      const said = read(line);
      if (said.level >= warn) complaints.push(said);
      if (typeof said['url'] === 'string') resolve(said['url']);
    });
    child.once('close', (code) => {
      const why = complaints.map(({ msg }) => msg).join('\n');
      reject(new Error(`it ended with ${code} before it listened:\n${why}`));
    });
  });
  return {
    ...{ url, child, complaints, startedInMs: performance.now() - started },
    hasEnded: () => child.exitCode !== null || child.signalCode !== null,
    ended: new Promise((resolve) => {
      child.once('close', () => resolve());
    }),
  };
}

function read(line: string): LogLine {
  try {
    return JSON.parse(line);
  } catch {
    return { level: 60, msg: line };
  }
}

/** Of the process now, in megabytes, as the kernel counts what is resident; 0 where it has ended. */
export function megabytesOf({ child }: Pick<Replica, 'child'>): number {
  try {
    const status = readFileSync(`/proc/${child.pid}/status`, 'utf8');
    return Number(/VmRSS:\s+(\d+)/.exec(status)?.[1] ?? 0) / 1_024;
  } catch {
    return 0;
  }
}

/** What was complained of, how often and when first, the most frequent first. */
export function countComplaints(replicas: readonly Replica[]): string[] {
  const byLine = Map.groupBy(
    replicas.flatMap(({ complaints }) => complaints),
    ({ msg, level, code, err, platform }) => {
      const why = [platform, code ?? (err as { readonly message?: string } | undefined)?.message];
      const because = why.filter(Boolean).join(', ');
      return `${level >= 50 ? 'error' : 'warning'}: ${msg}${because ? ` (${because})` : ''}`;
    },
  );
  return [...byLine]
    .toSorted(([, a], [, b]) => b.length - a.length)
    .map(([line, [first, ...others]]) => `${1 + others.length} × ${line}${sayTime(first?.['time'])}`);
}

function sayTime(time: unknown): string {
  return typeof time === 'number' ? `, first at ${new Date(time).toISOString().slice(11, 19)}` : '';
}

/** How long its loop was held up at most since it was asked last, in milliseconds. */
export async function heldUpMs({ url }: Pick<Replica, 'url'>): Promise<number> {
  const metrics = await (await fetch(new URL('/metrics', url))).text();
  const [, seconds] = /^nodejs_eventloop_lag_max_seconds (\S+)/m.exec(metrics) ?? [];
  return Number(seconds) * 1_000;
}
