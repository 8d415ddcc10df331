import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { onTestFinished } from 'vitest';
import { KnowledgeError } from '../../src/framework/knowledge-error.ts';
import { loadFramework } from '../../src/framework/load-framework.ts';
import type { KnowledgeFile } from '../../src/framework/read-file.ts';

/** A folder with these files, which is gone after the test. */
export const makeFolder = async (files: Readonly<Record<string, string | Uint8Array>>): Promise<string> => {
  const folder = await mkdtemp(join(tmpdir(), 'rolecall-knowledge-'));
  onTestFinished(() => rm(folder, { recursive: true }));
  for (const [name, content] of Object.entries(files)) await writeFile(join(folder, name), content);
  return folder;
};

export const problemsOf = async (loading: Promise<unknown>): Promise<string[]> => {
  try {
    await loading;
    return [];
  } catch (error) {
    if (error instanceof KnowledgeError) return error.message.split('\n');
    throw error;
  }
};

export const problemsIn = async (files: Readonly<Record<string, string | Uint8Array>>): Promise<string[]> =>
  problemsOf(loadFramework(await makeFolder(files)));

export const fileOf = (name: string, content: string | Uint8Array): KnowledgeFile => ({
  name,
  pieces: async function* () {
    yield Buffer.from(content);
  },
});

export const roleContentHeader =
  'Role Family,Role,Role Description,Role Level,Role Level Description,Skill Name,Skill Description,Skill Level,Skill Level Description,Role Type';

export const skillHeader =
  'Skill Name,Skill Description,Awareness,Working,Practitioner,Expert,Roles that require Skill';
