import { existsSync } from 'node:fs';
import { resolve } from 'node:path';

/** The framework's own files stand beside the project and are not part of it: tests that need them are skipped elsewhere. */
export const sharedFolder = resolve(import.meta.dirname, '../../shared');

export const hasShared = existsSync(`${sharedFolder}/framework/role-content.csv`);
