/** Forms of questions about a role, matched against the shape of the asking sentences. */

const toDescribe = [
  /\bROLE( \w+){0,3} (do|does|doing|for|about|involves?|entails?|covers?|responsible|mean|means|like|say|says|up to|consists?)\b/,
  /\b(do|does|doing|did)( \w+){0,4}( \.|$)/,
  /\b(what|who|whats|whos|wat|wot) (\w+ )?(is|are|even is|does|about) (a |an |the |this |that |being )*(SENIORITY )?ROLE\b/,
  /\b(tell me|explain|describe|description|summary|summarize|sum up|overview|gist|duties|responsibilities|blurb|profile|tasks|purpose|nutshell|remit|gig|what makes|in charge of|expected of|required of|day to day|meant to|supposed to|what (is|does) (that|this|it|she|he)|outline|work of|role|job|info|information|more (on|about))\b/,
  /^(?!(does|do|is|are|can|could|will|would|should|has|have|must|may)\b)(\w+ ){0,3}ROLE( \w+){0,3}$/,
];

export function asksToDescribe(asks: string): boolean {
  if (/\b(do|does|doing) (about|with|when|if|during|regarding)\b/.test(asks)) return false;
  return toDescribe.some((form) => form.test(asks));
}

/** "Who …" and its like, but not "who is a product owner". */
export function asksWho(asks: string): boolean {
  return (
    /\b(who|whos|whose|whom|anyone|anybody|someone|somebody|which (roles?|jobs?|posts?|positions?|people|person|team|levels|one|of))\b/.test(
      asks,
    ) && !/\bwho(s| is| are| was) (a |an |the )*ROLE\b/.test(asks)
  );
}

/** A question whose answer is yes, no, a number, a place or a time. */
export function asksOfFact(asks: string): boolean {
  return /(^|\. )(and |so |but |hi |hey |hello |also |um )*(does|do|did|is|are|can|could|will|would|should|has|have|may|must|when|where|why|how)\b/.test(
    asks,
  );
}

const looksForSomebody =
  /(?<!\b(guy|man|woman|chap|lady|people|those|one|ones|film|band|actor|mate|friend|cousin) )\b(who|whos|whose|whom|who'd|who'll|who've)\b|\b(somebody|someone|anybody|anyone|a person|people|specialist|expert) (to|who|that|with|for|is|are|have|has|does|do|must|should|meant|supposed|expected|tasked|responsible|charged|whose)\b|\b(which|what) (role|job|post|position|people|team|person|specialist|profession|level)s?\b|\b(the|a|an|some|any) (role|person|job|one|team|post) (that|who|which|responsible|for|with|in charge)\b|\b(is|are|does|do) (anyone|anybody|someone|somebody)\b|\bwhat (is|are) .* (called|caled)\b/;
const asksForMention =
  /\b(say|says|said|mention|mentions|mentioned|talk|talks|anything|something|written|cover|covers|words?|wording)\b.*\b(about|on|as)\b|\bwhere\b.*\b(mention|mentions|mentioned|talk|talks|say|says|stand|stands|written|come up|comes up|appear|appears)\b|\b(mention|mentions) (of )?\w+/;
const ofThePast =
  /\bwho (won|was|were|wrote|sang|invented|discovered|directed|played|painted|founded|killed|scored|starred|built|said|is the (president|king|queen|prime minister|pope|mayor)|\w{3,}ed (the|a|an))\b/;

/** Asks where the documents speak of something. */
export function looksForMention(asks: string): boolean {
  return asksForMention.test(asks);
}

/** Looks for whoever does something now, as colleagues do; not for a fact of history. */
export function looksForWhoDoes(asks: string): boolean {
  return looksForSomebody.test(asks) && !ofThePast.test(asks);
}
