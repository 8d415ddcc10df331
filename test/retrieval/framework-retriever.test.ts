import { Document } from '@langchain/core/documents';
import { BaseRetriever } from '@langchain/core/retrievers';
import { RunnableLambda, RunnablePassthrough, RunnableSequence } from '@langchain/core/runnables';
import { beforeAll, describe, expect, it } from 'vitest';
import { openRetriever } from '../../src/retriever.ts';

const knowledge = new URL('../../knowledge', import.meta.url).pathname;

describe('the framework as a LangChain retriever', () => {
  let retriever: Awaited<ReturnType<typeof openRetriever>>;

  beforeAll(async () => {
    retriever = await openRetriever(knowledge);
  });

  it('is one, and gives documents that say where they stand', async () => {
    expect(retriever).toBeInstanceOf(BaseRetriever);
    const documents = await retriever.invoke('who keeps the service catalogue up to date?');
    expect(documents.every((document) => document instanceof Document)).toBe(true);
    expect(documents[0]).toMatchObject({
      pageContent:
        'ensure that the service catalogue and wider IT service operations knowledge library are maintained',
      metadata: {
        role: 'IT service manager',
        roleLevel: 'IT service manager',
        skill: null,
        skillLevel: null,
        source: 'it-service-manager.txt',
        line: 10,
      },
    });
  });

  it('names the skill of what it cites', async () => {
    const documents = await retriever.invoke('how good at user focus must an IT service manager be?');
    expect(documents.map(({ metadata }) => metadata.skill)).toEqual(['User focus']);
    expect(documents[0]?.pageContent).toContain('understand and define research that fits user needs');
  });

  it('stands in a sequence', async () => {
    const toPrompt = RunnableLambda.from(
      ({ found, question }: { found: Document[]; question: string }) =>
        `${question}\n${found.map(({ pageContent }) => pageContent).join('\n')}`,
    );
    const chain = RunnableSequence.from([
      { found: retriever, question: new RunnablePassthrough<string>() },
      toPrompt,
    ]);
    const prompt = await chain.invoke('who verifies the location and state of IT assets?');
    expect(prompt).toBe(
      'who verifies the location and state of IT assets?\nverify the location and state of IT assets',
    );
  });

  it('answers many questions at once, each on its own', async () => {
    const [assets, weather] = await retriever.batch([
      'who verifies the location and state of IT assets?',
      'what is the weather in paris?',
    ]);
    expect(assets).toHaveLength(1);
    expect(weather).toEqual([]);
  });

  it.each([
    'what is the weather in paris?',
    'how much does an IT service manager earn?',
    'hi there',
    'what skills does a senior data analyst need?',
    '',
  ])('gives nothing for “%s”', async (question) => {
    expect(await retriever.invoke(question)).toEqual([]);
  });
});
