import { randomUUID } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout } from 'node:timers/promises';
import pg from 'pg';
import type { Place } from '../../src/storage/open-database.ts';

interface Made {
  readonly place: Place;
  remove(): Promise<void>;
}

export interface Engine {
  /** With the reason where its tests are skipped. */
  readonly name: string;
  readonly isReachable: boolean;
  /** A new, empty database. */
  create(): Promise<Made>;
}

const server = process.env['DATABASE_URL'] ?? 'postgres://postgres@127.0.0.1:5432/test';

async function canConnect(): Promise<boolean> {
  const client = new pg.Client({ connectionString: server, connectionTimeoutMillis: 2_000 });
  try {
    await client.connect();
    await client.end();
    return true;
  } catch {
    return false;
  }
}

async function runOnServer(sql: string): Promise<void> {
  const client = new pg.Client({ connectionString: server });
  await client.connect();
  try {
    await client.query(sql);
  } finally {
    await client.end();
  }
}

const mostTries = 50;
const betweenTriesMs = 100;

/** The server takes a moment to see that the last connection was closed. */
async function drop(name: string, tries = 1): Promise<void> {
  try {
    await runOnServer(`drop database ${name}`);
  } catch (error) {
    if (tries === mostTries) throw error;
    await setTimeout(betweenTriesMs);
    await drop(name, tries + 1);
  }
}

const sqlite: Engine = {
  name: 'SQLite',
  isReachable: true,
  async create() {
    const folder = mkdtempSync(join(tmpdir(), 'rolecall-storage-'));
    return {
      place: { engine: 'sqlite', file: join(folder, 'rolecall.sqlite') },
      remove: async () => rmSync(folder, { recursive: true }),
    };
  },
};

const isReachable = await canConnect();

const postgres: Engine = {
  name: isReachable
    ? 'Postgres'
    : 'Postgres (skipped: none listens at 127.0.0.1:5432, and DATABASE_URL is not set)',
  isReachable,
  async create() {
    const name = `rolecall_${randomUUID().replaceAll('-', '')}`;
    await runOnServer(`create database ${name}`);
    const url = new URL(server);
    url.pathname = `/${name}`;
    return {
      place: { engine: 'postgres', url: url.href },
      remove: () => drop(name),
    };
  },
};

export const engines: readonly Engine[] = [sqlite, postgres];
