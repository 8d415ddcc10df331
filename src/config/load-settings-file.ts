import { isUtf8 } from 'node:buffer';
import { existsSync, readFileSync } from 'node:fs';
import { parseEnv } from 'node:util';
import { ConfigError } from './config-error.ts';

/** Adds what a file says and the environment does not; nothing where there is no file. Throws a ConfigError. */
export function loadSettingsFile(file: string, env: NodeJS.ProcessEnv): void {
  if (!existsSync(file)) return;
  for (const [name, value] of Object.entries(parseEnv(read(file)))) env[name] ??= value;
}

/** Without the mark that editors on Windows begin a file with: it would be a part of the first name. */
function read(file: string): string {
  const bytes = readBytes(file);
  // In UTF-16 every letter of a setting has a byte that is 0.
  if (!isUtf8(bytes) || bytes.includes(0))
    throw new ConfigError([`The file ${file} is not text in UTF-8: save it as that in your editor.`]);
  return new TextDecoder().decode(bytes);
}

function readBytes(file: string): Buffer {
  try {
    return readFileSync(file);
  } catch (error) {
    throw new ConfigError([`The file ${file} cannot be read; check that it is a file you may read.`], {
      cause: error,
    });
  }
}
