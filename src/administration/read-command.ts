import { readWish, type WishReader } from '../chat/read-wish.ts';

const commands = ['status', 'deliveries', 'feedback', 'reload', 'changes'] as const;
/** What an administrator asks for. */
export type AdminCommand = (typeof commands)[number];

const readers: readonly WishReader<AdminCommand>[] = [
  [/^(?:show (?:me )?)?(?:the )?admin(?:istration)?(?: status)?$/, () => 'status'],
  [/^(?:show (?:me )?)?(?:the )?(?:admin )?delivery health$/, () => 'deliveries'],
  [/^(?:admin )?export (?:all |the )*feedback(?: as (?:a )?csv(?: file)?)?$/, () => 'feedback'],
  [/^(?:show (?:me )?)?admin changes$/, () => 'changes'],
  [/^(?:admin )?reload (?:all |the |your )*documents$/, () => 'reload'],
];

/** Undefined for whatever else somebody writes. */
export function readCommand(text: string): AdminCommand | undefined {
  return readWish(text, readers);
}

export function isCommand(word: string): word is AdminCommand {
  return (commands as readonly string[]).includes(word);
}
