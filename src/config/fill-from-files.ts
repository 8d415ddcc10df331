import { readFileSync } from 'node:fs';

/** Environment variables by name. One that is empty counts as not set. */
export type Environment = Readonly<Record<string, string | undefined>>;

/** The text of a file; throws where it cannot be read. */
export type ReadText = (file: string) => string;

interface Filled {
  /** Trimmed, without those that are empty. */
  readonly values: Readonly<Record<string, string>>;
  /** The names of those whose value stands in a file. */
  readonly fromFiles: ReadonlySet<string>;
  /** What cannot be used, each with how to mend it. */
  readonly problems: readonly string[];
}

const readTextFile: ReadText = (file) => readFileSync(file, 'utf8');

/**
 * The values of these settings. Each may stand in a file, as containers are given their secrets: NAME_FILE then names the
 * file. Problems never tell what stands in one.
 */
export function fillFromFiles(
  names: readonly string[],
  environment: Environment,
  readText: ReadText = readTextFile,
): Filled {
  const values: Record<string, string> = {};
  const fromFiles = new Set<string>();
  const problems: string[] = [];
  for (const name of names) {
    const value = environment[name]?.trim();
    if (value) values[name] = value;
    const file = environment[`${name}_FILE`]?.trim();
    if (!file) continue;
    try {
      const text = readText(file).trim();
      if (!text) continue;
      if (value)
        problems.push(`${name} and ${name}_FILE are both set: keep one of them, and remove the other.`);
      values[name] = text;
      fromFiles.add(name);
    } catch (error) {
      problems.push(cannotBeRead(name, file, error));
    }
  }
  return { values, fromFiles, problems };
}

function cannotBeRead(name: string, file: string, error: unknown): string {
  const code = error instanceof Error && 'code' in error ? ` (${error.code})` : '';
  return `${name}_FILE names a file that cannot be read${code}: ${file}. Check its path, and that whoever runs Rolecall may read it.`;
}
