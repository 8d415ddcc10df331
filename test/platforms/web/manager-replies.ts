import type { Citation, Reply } from '../../../src/chat/reply.ts';

const file = 'it-service-manager.txt';

const duties = [
  'manage a fully functioning multi-sourced service support team with a customer-centric support approach across multiple locations, focused on service availability and performance',
  'ensure that all service and support functions remain responsive to customer needs',
  'ensure that the service catalogue and wider IT service operations knowledge library are maintained',
  'ensure that adequate reporting and service standards are met for your specific service',
  'ensure that all technical change is communicated and managed, with appropriate governance',
  'ensure that a programme of continual service improvement is put in place across the wider service delivery function',
];

const skills = [
  ['Asset and configuration management', 'working'],
  ['Business analysis (IT operations)', 'working'],
  ['IT service reporting', 'practitioner'],
  ['Ownership and topic', 'practitioner'],
  ['Service focus', 'practitioner'],
  ['Service management framework knowledge', 'working'],
  ['Stakeholder relationship management (IT operations)', 'practitioner'],
  ['Strategic thinking', 'working'],
  ['User focus', 'practitioner'],
] as const;

const citations: readonly Citation[] = [
  {
    n: 1,
    title: 'IT service manager, role level',
    quote:
      'An IT service manager is responsible for defining service level agreements (SLAs) and operational level agreements (OLAs) across all relevant business functions.',
    file,
    line: 5,
    url: 'https://example.org/roles/it-service-manager',
  },
  {
    n: 2,
    title: 'IT service manager, skills',
    quote:
      'see the bigger picture by taking groups of services and investigating how to get the best of underlying services',
    file,
    line: 33,
  },
];

/** The answer that product.md describes, as the core would give it. */
export const managerReply: Reply = {
  blocks: [
    {
      type: 'title',
      text: 'IT service manager',
      note: 'IT operations · third of four role levels',
      detail: false,
    },
    {
      type: 'paragraph',
      line: {
        text: 'An IT service manager is responsible for defining service level agreements (SLAs) and operational level agreements (OLAs) across all relevant business functions.',
        cites: [1],
      },
      detail: false,
    },
    { type: 'heading', text: 'At this role level, you will:', detail: false },
    { type: 'list', items: duties.map((text) => ({ text, cites: [1] })), detail: false },
    {
      type: 'paragraph',
      line: { text: 'Nine skills, most of them at practitioner level.', cites: [2] },
      detail: false,
    },
    {
      type: 'table',
      columns: ['Skill', 'Level'],
      rows: skills.map((cells) => ({ cells, cites: [2] })),
      detail: true,
    },
  ],
  citations,
  suggestions: [
    { label: 'What comes next', action: 'ask', value: 'What comes after IT service manager?' },
    {
      label: 'Compare with another role',
      action: 'ask',
      value: 'Compare IT service manager with problem manager',
    },
    {
      label: 'Other levels of this role',
      action: 'ask',
      value: 'Which levels does the IT service manager role have?',
    },
  ],
  feedbackOn: 'answer-1',
};

/** One paragraph without sources or buttons. */
export function say(text: string): Reply {
  return {
    blocks: [{ type: 'paragraph', line: { text, cites: [] }, detail: false }],
    citations: [],
    suggestions: [],
  };
}
