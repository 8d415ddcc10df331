import { expect, it } from 'vitest';
import { createFindPages } from '../../src/answers/find-pages.ts';
import type { FindPages } from '../../src/chat/found-page.ts';
import { loadAnswers } from '../../src/commands/load-answers.ts';
import { ownKnowledge } from '../../src/config.ts';
import { hasShared, sharedFolder } from '../shared-data.ts';

const folder = hasShared ? `${sharedFolder}/framework` : ownKnowledge;
const { framework, answerQuestion } = await loadAnswers({ knowledgeFolder: folder, supportContact: '' });
const findPages: FindPages = createFindPages(framework, answerQuestion);
const titles = (query: string, most = 5) => findPages(query, most).map(({ title }) => title);

it.skipIf(!hasShared)('finds by the beginnings of words, whole names first', () => {
  expect(titles('service owner')[0]).toBe('Service owner');
  expect(titles('it serv man')[0]).toBe('IT service manager');
  expect(titles('user foc')[0]).toBe('User focus');
  expect(titles('SENIOR DATA ana')[0]).toBe('Senior data analyst');
});

it.skipIf(!hasShared)('says of each what it is, and all that the documents say of it', () => {
  expect(findPages('it service manager', 1)).toEqual([
    {
      title: 'IT service manager',
      note: 'IT operations · Second of four role levels',
      text: expect.stringMatching(/^An IT service manager /),
      reply: expect.any(Function),
    },
  ]);
  const [page] = findPages('it service manager', 1);
  expect(page?.reply().blocks[0]).toMatchObject({ type: 'title', text: 'IT service manager' });
});

it.skipIf(!hasShared)('finds by what somebody does where no name begins so', () => {
  expect(titles('who keeps the service catalogue up to date')[0]).toBe('IT service manager');
});

it('begins with the roles, as many as are wanted', () => {
  expect(findPages('  ', 3)).toHaveLength(Math.min(3, framework.roles.length));
  expect(titles('', 1_000)).toHaveLength(framework.roles.length);
});

it('finds nothing where the documents have nothing', () => {
  expect(findPages('zzzz', 5)).toEqual([]);
});

it.skipIf(!hasShared)('says of every page that it can find what the documents say of it', () => {
  const astray = ['', 'senior', 'manage', 'data', 'skill', 'lead']
    .flatMap((query) => findPages(query, 1_000))
    .filter(({ title, reply }) => {
      const [first] = reply().blocks;
      return first?.type !== 'title' || first.text.toLowerCase() !== title.toLowerCase();
    });
  expect(astray.map(({ title }) => title)).toEqual([]);
});
