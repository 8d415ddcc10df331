export interface AskCommand {
  readonly name: 'ask';
  /** The folder of documents, where it is named. */
  readonly knowledge: string | undefined;
  readonly way:
    | { readonly mode: 'question'; readonly question: string; readonly asJson: boolean }
    | { readonly mode: 'conversation' }
    | { readonly mode: 'batch'; readonly isConversation: boolean };
}

export interface PeopleCommand {
  readonly name: 'people';
  readonly does:
    | { readonly what: 'list' }
    | {
        readonly what: 'import';
        readonly file: string;
        readonly isApplied: boolean;
        readonly skipsBad: boolean;
        /** Whoever is not in the roster has left. */
        readonly isWhole: boolean;
        /** Also where that is most of those who are known. */
        readonly mayRemoveMost: boolean;
      }
    /** Undoes that they have left. */
    | { readonly what: 'bring-back'; readonly who: string }
    | { readonly what: 'forget'; readonly who: string; readonly isApplied: boolean };
}

export interface CheckInsCommand {
  readonly name: 'check-ins';
  readonly does:
    | { readonly what: 'status' }
    | {
        readonly what: 'resolve';
        readonly person: string;
        readonly week: string;
        readonly as: 'sent' | 'due';
      };
}

export interface AdminCommand {
  readonly name: 'admin';
  readonly does:
    | { readonly what: 'status' | 'deliveries' | 'feedback' | 'reload' }
    /** Two folders of documents. */
    | { readonly what: 'changes'; readonly before: string; readonly after: string };
}

export interface BackUpCommand {
  readonly name: 'backup';
  readonly file: string;
}

export interface RestoreCommand {
  readonly name: 'restore';
  readonly file: string;
  /** Also in place of a database that is there. */
  readonly isForced: boolean;
}

export type Command =
  | AskCommand
  | BackUpCommand
  | RestoreCommand
  | { readonly name: 'serve' }
  | { readonly name: 'teams-package'; readonly file: string }
  | PeopleCommand
  | CheckInsCommand
  | AdminCommand
  | { readonly name: 'help' };
