import { beforeAll, describe, expect, it } from 'vitest';
import { hasShared } from '../shared-data.ts';
import { type OpenAnswers, openAnswers, seedFolder, whereMissing, wholeFolder } from './open-answers.ts';

describe.skipIf(!hasShared)(
  `a message that is no question about the documents, on the whole framework${whereMissing}`,
  () => {
    let whole: OpenAnswers;

    beforeAll(async () => {
      whole = await openAnswers(wholeFolder);
    });

    it.each([
      ['hi', 'Hello!'],
      ['good morning!', 'Hello!'],
      ['thanks', 'welcome'],
      ['thank you so much', 'welcome'],
      ['ta', 'welcome'],
      ['what can you do?', '52 roles'],
      ['who sees what i ask?', 'Your questions are used'],
      ['can my manager see my questions?', 'your manager is not shown them'],
      ['that was useless', 'I’m sorry'],
      ['you are rubbish', 'I’m sorry'],
      ['is java better than python?', 'no opinions'],
      ['is a data engineer better than a data analyst?', 'no opinions'],
      ['who is our incident manager?', 'who holds which post'],
      ['who is the head of IT service management', 'who holds which post'],
      ['i can’t cope any more', 'Call Sam on 123.'],
      ['i feel like ending it all', 'Call Sam on 123.'],
      ['quelles sont les compétences d’un analyste de données ?', 'Les documents sont en anglais.'],
      ['danke, aber was macht ein Datenanalyst den ganzen Tag?', 'Die Dokumente sind auf Englisch.'],
      ['Что делает аналитик данных?', 'Документы на английском языке.'],
      ['x'.repeat(4_001), 'too long'],
    ])('“%.60s”', (message, says) => {
      const { kind, lines, answer } = whole.ask(message);
      expect(kind).toBe('chat');
      expect(lines.join(' ')).toContain(says);
      expect(answer.citations).toEqual([]);
    });

    it('leads back to questions that it answers', () => {
      const { answer } = whole.ask('hi');
      expect(answer.suggestions.length).toBeGreaterThan(2);
      expect(answer.suggestions.map(({ value }) => whole.ask(value).kind)).toEqual(
        answer.suggestions.map(() => 'answer'),
      );
    });

    it('offers nothing to somebody in distress but the people who help', () => {
      expect(whole.ask('i am so depressed i can’t carry on').choices).toEqual([]);
    });

    it('does not let a greeting swallow the question', () => {
      expect(whole.ask('hi! what does a data engineer do? thanks').lines[0]).toBe('Data engineer');
    });
  },
);

describe('a message that is no question about the documents, on the seed document', () => {
  let seed: OpenAnswers;

  beforeAll(async () => {
    seed = await openAnswers(seedFolder);
  });

  it.each([
    ['hello there', 'Hello!'],
    ['cheers', 'welcome'],
    ['what can you do?', 'the role in our capability framework'],
    ['are you a chatbot like ChatGPT?', 'Every answer says where it stands in the documents.'],
    ['do you send my questions to OpenAI?', 'They are sent to no language model.'],
    ['who is our IT service manager?', 'who holds which post'],
    ['I can’t cope any more', 'Call Sam on 123.'],
  ])('“%s”', (message, says) => {
    const { kind, lines } = seed.ask(message);
    expect(kind).toBe('chat');
    expect(lines.join(' ')).toContain(says);
  });
});
