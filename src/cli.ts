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
      };
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

export type Command =
  | AskCommand
  | { readonly name: 'serve' }
  | { readonly name: 'teams-package'; readonly file: string }
  | PeopleCommand
  | CheckInsCommand
  | { readonly name: 'help' };

const packageFile = 'rolecall-teams.zip';

export const usage = `Usage: npm start
       npm run ask -- [options] [question]
       npm run teams:package -- [file]
       npm run people -- list | import roster.csv [options]
       npm run check-ins -- status --csv | resolve PERSON WEEK sent|due

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
  npm run check-ins -- status --csv
                       what became of each person's check-in, week by week
  npm run check-ins -- resolve PERSON WEEK sent|due
                       say of one that is unknown that it arrived, or send it again

Options of ask
  --json               print the answer as one line of JSON
  --batch              read one question a line from standard input and print one line
                       of JSON for each; each question stands on its own
  --conversation       with --batch: the lines are one conversation, an empty line
                       starts a new one
  --knowledge DIR      the folder of documents (else KNOWLEDGE_DIR, else ./knowledge)
  --help               show this

Options of people -- import
  --apply              change it
  --skip-bad           leave out the lines that cannot be used

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
    case 'help':
    case '--help':
    case '-h':
      return { name: 'help' };
    case undefined:
      throw new UsageError('Say what to do: serve, ask, people, check-ins or teams-package.');
    default:
      throw new UsageError(
        `There is no command "${name}". The commands are serve, ask, people, check-ins and teams-package.`,
      );
  }
}

function readPackage(words: readonly string[]): Command {
  const { values, positionals } = parse(words, { help: { type: 'boolean', short: 'h' } }, true);
  if (values.help) return { name: 'help' };
  const [file = packageFile, ...others] = positionals;
  if (others.length > 0) throw new UsageError('teams-package takes one file.');
  return { name: 'teams-package', file };
}

function readPeople(words: readonly string[]): Command {
  const options = {
    apply: { type: 'boolean' },
    'skip-bad': { type: 'boolean' },
    help: { type: 'boolean', short: 'h' },
  } as const;
  const { values, positionals } = parse(words, options, true);
  if (values.help) return { name: 'help' };
  const [what, file, ...others] = positionals;
  const { apply: isApplied = false, 'skip-bad': skipsBad = false } = values;
  if (what === 'list' && file === undefined) return { name: 'people', does: { what } };
  if (what === 'import' && file !== undefined && others.length === 0)
    return { name: 'people', does: { what, file, isApplied, skipsBad } };
  throw new UsageError('people takes "list", or "import" with one file.');
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
