// first-answer.js ADDRESS KNOWLEDGE_FOLDER: asks as the web page does, and holds the answer to the document that it names.
// For whichever Node the machine has.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';

const [address = '', folder = ''] = process.argv.slice(2);
const question = 'what does an IT service manager do?';

const response = await fetch(new URL('/chat/messages', address), {
  method: 'POST',
  headers: { 'content-type': 'application/json', origin: new URL(address).origin },
  body: JSON.stringify({ account: 'newcomer', conversation: 'first', text: question }),
});
if (!response.ok) throw new Error(`refused with ${response.status}: ${await response.text()}`);
const { text, cards } = await response.json();

const [, words] = /^(.+) \[1\]$/m.exec(text) ?? [];
const [, file, line] = /"([^"]+), line (\d+)"/.exec(JSON.stringify(cards)) ?? [];
if (!words || !file) throw new Error(`an answer without a source: ${text}`);
const cited = readFileSync(join(folder, file), 'utf8')
  .split('\n')
  .slice(Number(line) - 1);
if (!cited.join('\n').includes(words)) throw new Error(`not the words of ${file}:${line}: ${words}`);
process.stdout.write(`“${words}” (${file}:${line})\n`);
