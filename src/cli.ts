import { parseArgs } from 'node:util';

/** The command line was not understood. */
export class UsageError extends Error {
  override readonly name = 'UsageError';
}

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

const commandNames = 'serve, ask, people, check-ins, admin, backup, restore, teams-package';
const packageFile = 'rolecall-teams.zip';

export const usage = `Usage: npm start
       npm run ask -- [options] [question]
       npm run teams:package -- [file]
       npm run people -- list | import roster.csv [options] | bring-back WHO | forget WHO [--apply]
       npm run check-ins -- status --csv | resolve PERSON WEEK sent|due
       npm run admin -- status | deliveries | feedback --csv | reload | changes OLD_DIR NEW_DIR
       npm run backup -- FILE
       npm run restore -- FILE [--overwrite]

  npm start            serve the web chat and the chat platforms that are configured
  npm run ask          have a conversation in the terminal
  npm run ask -- "what does an IT service manager do?"
                       answer one question
  npm run teams:package
                       write the app package for Microsoft Teams, rolecall-teams.zip
  npm run people -- list
                       everybody who is known
  npm run people -- import roster.csv
                       say what a roster would change
  npm run people -- bring-back ada@example.org
                       keep somebody who left, by their email or account
  npm run people -- forget ada@example.org
                       delete all that is held about somebody, where they ask for it
  npm run check-ins -- status --csv
                       what became of each person's check-in, week by week
  npm run check-ins -- resolve PERSON WEEK sent|due
                       say of one that is unknown that it arrived, or send it again
  npm run admin -- status
                       how everything stands: documents, people, model, database
  npm run admin -- deliveries
                       what was sent and what was not, in counts
  npm run admin -- feedback --csv
                       what people said of answers, without who said it
  npm run admin -- reload
                       have every running process read its documents again
  npm run admin -- changes OLD_DIR NEW_DIR
                       what one folder of documents asks that another does not
  npm run backup -- rolecall-2026-11-29.sqlite
                       copy the database to a new file, while Rolecall runs
  npm run restore -- rolecall-2026-11-29.sqlite
                       put a copy in the place of the database, while Rolecall is stopped

Options of ask
  --json               print the answer as one line of JSON
  --batch              read one question a line from standard input and print one line
                       of JSON for each; each question stands on its own
  --conversation       with --batch: the lines are one conversation, an empty line
                       starts a new one
  --knowledge DIR      the folder of documents (else KNOWLEDGE_DIR, else ./knowledge)
  --help               show this

Options of restore
  --overwrite          also where there is a database: it is kept beside the new one

Options of people -- import
  --apply              change it
  --skip-bad           leave out the lines that cannot be used
  --remove-missing     whoever is not in the file has left

Exit codes: 0 answered, 1 the documents or settings cannot be used, 2 wrong use.
Settings come from the environment or a file .env; .env.example lists them.
`;

/** Reads the command line, without the program's own name. Throws a UsageError. */
export function readCommand(words: readonly string[]): Command {
  const [name, ...others] = words;
  switch (name) {
    case 'ask':
      return readAsk(others);
    case 'serve':
      return parse(others, { help: { type: 'boolean' } }).values.help ? { name: 'help' } : { name: 'serve' };
    case 'teams-package':
      return readPackage(others);
    case 'people':
      return readPeople(others);
    case 'check-ins':
      return readCheckIns(others);
    case 'admin':
      return readAdmin(others);
    case 'backup':
      return readBackUp(others);
    case 'restore':
      return readRestore(others);
    case 'help':
    case '--help':
    case '-h':
      return { name: 'help' };
    case undefined:
      throw new UsageError(`Say what to do: ${commandNames}.`);
    default:
      throw new UsageError(`There is no command "${name}". The commands are ${commandNames}.`);
  }
}

function readPackage(words: readonly string[]): Command {
  const { values, positionals } = parse(words, { help: { type: 'boolean', short: 'h' } }, true);
  if (values.help) return { name: 'help' };
  const [file = packageFile, ...others] = positionals;
  if (others.length > 0) throw new UsageError('teams-package takes one file.');
  return { name: 'teams-package', file };
}

function readBackUp(words: readonly string[]): Command {
  const { values, positionals } = parse(words, { help: { type: 'boolean', short: 'h' } }, true);
  if (values.help) return { name: 'help' };
  const [file, ...others] = positionals;
  if (file === undefined || others.length > 0) throw new UsageError('backup takes the name of a new file.');
  return { name: 'backup', file };
}

function readRestore(words: readonly string[]): Command {
  const options = { overwrite: { type: 'boolean' }, help: { type: 'boolean', short: 'h' } } as const;
  const { values, positionals } = parse(words, options, true);
  if (values.help) return { name: 'help' };
  const [file, ...others] = positionals;
  if (file === undefined || others.length > 0) throw new UsageError('restore takes the file of a backup.');
  return { name: 'restore', file, isForced: values.overwrite ?? false };
}

function readPeople(words: readonly string[]): Command {
  const options = {
    apply: { type: 'boolean' },
    'skip-bad': { type: 'boolean' },
    'remove-missing': { type: 'boolean' },
    help: { type: 'boolean', short: 'h' },
  } as const;
  const { values, positionals } = parse(words, options, true);
  if (values.help) return { name: 'help' };
  const [what, file, ...others] = positionals;
  const {
    apply: isApplied = false,
    'skip-bad': skipsBad = false,
    'remove-missing': isWhole = false,
  } = values;
  if (what === 'list' && file === undefined) return { name: 'people', does: { what } };
  const isOne = file !== undefined && others.length === 0;
  if (what === 'import' && isOne)
    return { name: 'people', does: { what, file, isApplied, skipsBad, isWhole } };
  if (what === 'bring-back' && isOne) return { name: 'people', does: { what, who: file } };
  if (what === 'forget' && isOne) return { name: 'people', does: { what, who: file, isApplied } };
  throw new UsageError(
    'people takes "list", "import" with one file, or "bring-back" or "forget" with an email or account.',
  );
}

function readCheckIns(words: readonly string[]): Command {
  const options = { csv: { type: 'boolean' }, help: { type: 'boolean', short: 'h' } } as const;
  const { values, positionals } = parse(words, options, true);
  if (values.help) return { name: 'help' };
  const [what, person, week, as, ...others] = positionals;
  if (what === 'status' && person === undefined && values.csv) return { name: 'check-ins', does: { what } };
  const isComplete = what === 'resolve' && person !== undefined && week !== undefined && others.length === 0;
  if (isComplete && (as === 'sent' || as === 'due'))
    return { name: 'check-ins', does: { what, person, week, as } };
  throw new UsageError(
    'check-ins takes "status --csv", or "resolve" with a person, a week, and "sent" or "due".',
  );
}

function readAdmin(words: readonly string[]): Command {
  const options = { csv: { type: 'boolean' }, help: { type: 'boolean', short: 'h' } } as const;
  const { values, positionals } = parse(words, options, true);
  if (values.help) return { name: 'help' };
  const [what, before, after, ...others] = positionals;
  if (what === 'changes' && before !== undefined && after !== undefined && others.length === 0)
    return { name: 'admin', does: { what, before, after } };
  const isAlone = before === undefined && (what === 'feedback') === (values.csv ?? false);
  if (isAlone && (what === 'status' || what === 'deliveries' || what === 'feedback' || what === 'reload'))
    return { name: 'admin', does: { what } };
  throw new UsageError(
    'admin takes "status", "deliveries", "feedback --csv", "reload", or "changes" with two folders.',
  );
}

function readAsk(words: readonly string[]): Command {
  const { values, positionals } = parse(
    words,
    {
      json: { type: 'boolean' },
      batch: { type: 'boolean' },
      conversation: { type: 'boolean' },
      knowledge: { type: 'string' },
      help: { type: 'boolean', short: 'h' },
    },
    true,
  );
  if (values.help) return { name: 'help' };
  const question = positionals.join(' ');
  const { json = false, batch = false, conversation = false, knowledge } = values;
  const problem = explainMisuse({
    question,
    json,
    batch,
    conversation,
    knowledge,
    count: positionals.length,
  });
  if (problem) throw new UsageError(problem);
  if (batch) return { name: 'ask', knowledge, way: { mode: 'batch', isConversation: conversation } };
  if (positionals.length === 0) return { name: 'ask', knowledge, way: { mode: 'conversation' } };
  return { name: 'ask', knowledge, way: { mode: 'question', question, asJson: json } };
}

interface Asked {
  readonly question: string;
  readonly count: number;
  readonly json: boolean;
  readonly batch: boolean;
  readonly conversation: boolean;
  readonly knowledge: string | undefined;
}

function explainMisuse({ question, count, json, batch, conversation, knowledge }: Asked): string | undefined {
  if (knowledge?.trim() === '') return '--knowledge needs the name of a folder.';
  if (conversation && !batch)
    return '--conversation goes with --batch; without a question, ask is a conversation.';
  if (batch && count > 0) return '--batch reads its questions from standard input: leave the question out.';
  if (count > 0 && question.trim() === '') return 'The question is empty.';
  if (json && !batch && count === 0) return '--json needs a question; for many of them use --batch.';
  return undefined;
}

type Options = NonNullable<NonNullable<Parameters<typeof parseArgs>[0]>['options']>;

function parse<const Known extends Options>(
  words: readonly string[],
  options: Known,
  allowPositionals = false,
) {
  try {
    return parseArgs({ args: [...words], options, allowPositionals });
  } catch (error) {
    if (error instanceof TypeError) throw new UsageError(error.message, { cause: error });
    throw error;
  }
}
