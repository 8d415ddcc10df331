import { KnowledgeError } from '../framework/knowledge-error.ts';

/** What was loaded, or what is wrong with the documents: each problem with its file and line. */
export async function loadOrExplain<Loaded extends object>(
  load: () => Promise<Loaded>,
): Promise<Loaded | { readonly problems: readonly string[] }> {
  try {
    return await load();
  } catch (error) {
    if (error instanceof KnowledgeError) return { problems: error.message.split('\n') };
    throw error;
  }
}
