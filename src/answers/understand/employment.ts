import { employmentMatters, type Matter } from './matters.ts';

// Why somebody asks ("for my promotion interview") is not what they ask.
const purpose =
  /\b(for|before|because|as part of|ahead of|in time for|preparing|writing) (a |an |the |my |our |their |his |her |this |that |some )*(\w+ ){0,2}(interview|advert|ad|appraisal|promotion|panel|board|paper|meeting|course|training|budget|application|review|plan|pack|bid|workshop|campaign|conversation|chat)\w*\b/g;

/** The matter of employment that a question asks about, where it asks about one. */
export function matterIn(asks: string): Matter | undefined {
  const asked = asks.replace(purpose, ' ');
  return employmentMatters.find(({ pattern }) => pattern.test(asked));
}
