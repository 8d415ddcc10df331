import type { Account } from '../chat/incoming.ts';

/** Whoever sits at the terminal. */
export const atTerminal: Account = { platform: 'terminal', workspace: 'local', id: 'local' };
