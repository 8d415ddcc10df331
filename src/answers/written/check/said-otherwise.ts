/** "Service level agreements (SLAs)" is said without them too. */
export function withoutInitials(line: string): string[] {
  const bare = line.replace(/\s\(\p{Lu}[\p{L}\p{N}]*\)/gu, '');
  return bare === line ? [line] : [line, bare];
}

/** What the structure tells, in the order in which a sentence says the same. */
const otherOrders: readonly (readonly [RegExp, string])[] = [
  [/^(\w+) skills, all at (\w+) level\./, 'All $1 skills at $2 level'],
  [
    /^They share (\w+)(?: skills?)?, (\w+) of them at different levels\.$/,
    '$2 of $1 skills they share at different levels',
  ],
  [/^(.+) asks? for (.+)\.$/, '$1 needs $2'],
  [/^(.+) asks? for (.+)\.$/, '$2 is needed by $1'],
  [/^(.+) · next after (.+) · .*$/, 'next level $1'],
  [/^(.+) · next after (.+) · .*$/, 'next level after $2 $1'],
  [/\bfirst of (?=\w+ role levels)/, 'lowest of '],
  [
    /\b(second of (?=two )|third of (?=three )|fourth of (?=four )|fifth of (?=five )|sixth of (?=six ))/,
    'highest of ',
  ],
];

export function inOtherOrders(told: string): string[] {
  return [told, ...otherOrders.map(([pattern, other]) => told.replace(pattern, other))].filter(
    (text, at, all) => all.indexOf(text) === at,
  );
}
