import type { DocumentCounts } from '../administration/documents.ts';
import type { Log } from '../chat/log.ts';
import type { Framework } from '../framework/model.ts';

export function describeDocuments(framework: Framework): DocumentCounts {
  const { version, roles, roleLevels, skills, differences } = framework;
  return {
    ...{ version, roles: roles.length, roleLevels: roleLevels.length, skills: skills.length },
    differences: differences.length,
  };
}

interface Logging {
  readonly log: Pick<Log, 'info'> & { debug(details: object, message: string): void };
}

export function logDocuments(framework: Framework, { log }: Logging): void {
  const { differences, ...counts } = describeDocuments(framework);
  log.info(counts, 'the documents are loaded');
  if (differences === 0) return;
  log.info({ differences }, 'documents differ; LOG_LEVEL=debug names each difference');
  for (const difference of framework.differences) log.debug({ difference }, 'documents differ');
}
