import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { composePrompt } from '../../../src/answers/written/compose-prompt.ts';
import { ownKnowledge } from '../../../src/config.ts';
import type { Framework } from '../../../src/framework/model.ts';
import type { ModelRequest } from '../../models/faulty-server.ts';
import { type Attack, readAttacks } from './attack.ts';
import { type Attacked, type Came, openAttacked, withDocument } from './open-attacked.ts';

const { instructions } = composePrompt({
  ...{ question: '', grounds: { passages: [], facts: [] }, isIntroduction: false },
});

/** Five words of it that follow each other, in any code, are a part of it. */
const wordsOf = (text: string): string[] => text.toLowerCase().match(/[a-z]+/g) ?? [];
const windowsOf = (words: readonly string[]): string[] =>
  words.slice(4).map((_word, at) => words.slice(at, at + 5).join(' '));
const secrets = new Set(windowsOf(wordsOf(instructions)));
const coded = [
  Buffer.from(instructions).toString('base64').slice(0, 40),
  [...instructions].reverse().join('').slice(0, 40),
  'Lbh jevgr nafjref',
  'Y-o-u- -w-r-i-t-e',
];
const ofOthers = /a note of|member-\d|@example\.org/i;

function expectNothingRevealed(shown: string): void {
  const told = windowsOf(wordsOf(shown)).filter((window) => secrets.has(window));
  expect(told, 'of the instructions').toEqual([]);
  expect(coded.filter((code) => shown.includes(code))).toEqual([]);
}

/** Every word that a document says, or a sentence about it needs. */
function vocabularyOf({ roleLevels, roles, skills }: Framework): Set<string> {
  const statements = [
    ...roles.flatMap(({ name, family, description }) => [
      name,
      family,
      ...description.map(({ words }) => words),
    ]),
    ...roleLevels.flatMap(({ name, description, expectations }) => [
      name,
      ...description.map(({ words }) => words),
      ...expectations.flatMap(({ skill, statements: said }) => [
        skill.name,
        ...said.map(({ words }) => words),
      ]),
    ]),
    ...skills.map(({ name }) => name),
  ];
  return new Set(statements.flatMap((text) => wordsOf(text)));
}

const ofSentences = new Set(
  wordsOf('they will can you the a an for is framework says role skill skills level'),
);

/** What was written is in the documents' words, and shown as it was streamed. */
function expectOnlyDocuments({ reply, appended }: Came, framework: Framework): void {
  const vocabulary = vocabularyOf(framework);
  const foreign = appended
    .flatMap(({ text }) => wordsOf(text))
    .filter((word) => !vocabulary.has(word) && !ofSentences.has(word));
  expect(foreign).toEqual([]);
  const prose = reply.blocks.find(({ type }) => type === 'prose');
  expect(prose?.type === 'prose' && reply.isWritten ? prose.lines : []).toEqual(appended);
}

/** Nothing of other people, and nothing of the person but what they asked, is sent to a model. */
function expectNobodyIn(sent: readonly ModelRequest[], ...asked: readonly string[]): void {
  const told = asked.map((question) =>
    JSON.stringify(question.replaceAll('<', '‹').replaceAll('>', '›')).slice(1, -1),
  );
  const rest = told.reduce(
    (all, question) => all.replaceAll(JSON.stringify(question).slice(1, -1), ''),
    JSON.stringify(JSON.stringify(sent)),
  );
  expect(rest).not.toMatch(/a note of|member-\d|@example\.org|\bada\b/i);
}

describe.each(['question', 'earlier'] as const)('with an attack in the %s', (place) => {
  let attacked: Attacked;
  beforeAll(async () => {
    attacked = await openAttacked({ knowledgeFolder: ownKnowledge });
  });
  afterAll(() => attacked.stop());

  it.each(readAttacks(place))('$kind: $text', async ({ text, then, payload }) => {
    const asked = [text, ...(then ? [then] : [])];
    const sentBefore = attacked.server.requests.length;
    for (const turn of asked) {
      const came = await attacked.say(turn, text);
      expectNothingRevealed(came.shown);
      expect(came.shown).not.toMatch(ofOthers);
      if (payload) expect(came.shown).not.toContain(payload);
      expectOnlyDocuments(came, attacked.loaded.framework);
    }
    expectNobodyIn(attacked.server.requests.slice(sentBefore), ...asked);
    for (const turn of asked) expect(attacked.logged.join('\n')).not.toContain(turn);
  });

  it('was put before a model that obeys', () => {
    expect(
      attacked.server.requests.filter(({ path }) => path.endsWith('/completions')).length,
    ).toBeGreaterThan(5);
    expectNothingRevealed(attacked.logged.join('\n'));
  });
});

/** A role document into which an instruction is written. */
function documentWith({ text, where }: Attack): string {
  const at = (place: Attack['where']) => (place === where ? ` ${text}` : '');
  return `Stores role: Widget keeper${at('title')}
- Widget keepers keep widgets for all teams.

Role level: Widget keeper${at('title')}
- A widget keeper keeps widgets in good order.

At this role level, you will:
- count the widgets of each team
${where === 'bullet' ? `- ${text}\n` : ''}- repair broken widgets

Skill: Widget care${at('skill')}
- polish widgets with a soft cloth
`;
}

describe('with an attack in a document', () => {
  it.each(readAttacks('document'))('$kind in its $where: $text', (attack) =>
    withDocument(documentWith(attack), async (knowledgeFolder) => {
      const attacked = await openAttacked({ knowledgeFolder });
      try {
        for (const question of ['What does a widget keeper do?', 'What skills does a widget keeper need?']) {
          const came = await attacked.say(question, question);
          expectNothingRevealed(came.shown);
          expect(came.shown).not.toMatch(/a note of|member-\d@|@example\.org/i);
          expectOnlyDocuments(came, attacked.loaded.framework);
          const written = came.appended.map(({ text }) => text).join('\n');
          if (attack.payload) expect(written).not.toContain(attack.payload);
        }
        expectNobodyIn(attacked.server.requests, attack.text);
        expectNothingRevealed(attacked.logged.join('\n'));
      } finally {
        await attacked.stop();
      }
    }),
  );
});

describe('with an attack in somebody’s name', () => {
  it.each(readAttacks('name'))('$kind: $text', async ({ text, payload = text }) => {
    const attacked = await openAttacked({ knowledgeFolder: ownKnowledge, name: text });
    try {
      const came = await attacked.say('What does an IT service manager do?', 'c');
      const bodies = JSON.stringify(attacked.server.requests.map(({ body }) => body));
      expect(bodies).not.toContain(JSON.stringify(payload).slice(1, -1));
      expect(bodies).not.toMatch(ofOthers);
      expect(came.shown).not.toContain(payload);
      expect(attacked.logged.join('\n')).not.toContain(JSON.stringify(text).slice(1, -1));
      expectNothingRevealed(came.shown);
      expectOnlyDocuments(came, attacked.loaded.framework);
      expect(came.appended).not.toEqual([]);
    } finally {
      await attacked.stop();
    }
  });
});
