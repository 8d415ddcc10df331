import { describe, expect, it } from 'vitest';
import { createSummarisePage } from '../../src/answers/summarise-page.ts';
import { loadFramework } from '../../src/framework/load-framework.ts';
import { hasShared } from '../shared-data.ts';
import { whereMissing, wholeFolder } from './open-answers.ts';

const site = 'https://ddat-capability-framework.service.gov.uk';

describe.skipIf(!hasShared)(`the summary of a page${whereMissing}`, () => {
  it('is the role’s, in its own words, however the address is written', async () => {
    const summarise = createSummarisePage(await loadFramework(wholeFolder));
    const summary = {
      title: 'IT service manager',
      note: 'IT operations · IT service analyst, IT service manager, Senior IT service manager, Head of IT service management',
      text: expect.stringMatching(/^IT service managers are responsible for managing the service delivery/),
    };
    for (const end of ['', '/', '?utm_source=chat', '#it-service-manager'])
      expect(summarise(`${site}/role/it-service-manager${end}`)).toEqual(summary);
  });

  it('is the skill’s, which its fragment names', async () => {
    const summarise = createSummarisePage(await loadFramework(wholeFolder));
    expect(summarise(`${site}/skills#user-focus`)).toMatchObject({ title: 'User focus', note: 'Skill' });
    expect(
      [`${site}/skills`, site, 'https://example.org/role/it-service-manager', 'x'].map(summarise),
    ).toEqual(Array(4).fill(undefined));
  });

  it('is there for every page that an answer can cite', async () => {
    const framework = await loadFramework(wholeFolder);
    const summarise = createSummarisePage(framework);
    const urls = [...framework.roles, ...framework.skills].map(({ source }) => source.url ?? '');
    expect(urls.filter((url) => !summarise(url)?.text && !summarise(url)?.title)).toEqual([]);
  });
});
