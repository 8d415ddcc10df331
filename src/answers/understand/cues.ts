/**
 * How people ask for each kind of answer. Each pattern is matched against the shape of a sentence: lower case words in
 * folded spelling, without punctuation, names as ROLE, SKILL, FAMILY, a skill level as LEVEL, "senior" as SENIORITY.
 */
export const cues = {
  compare:
    /\b(differences?|diffs?|differs?|different(ly)?|differentiates?|compared?|compares|comparison|comparing|vs|versus|against|distinguish(es)?|distinctions?|contrast(s|ed)?|overlaps?|in common|side by side|stack(s|ed)? up|apart|(the )?same (thing|job|role|as)|aren't the same|isn't the same|similar(ities)?|ROLE v ROLE|SENIORITY v ROLE|ROLE or (the |a |an )?ROLE|ROLE SENIORITY or|(have|has|got|need|needs|do|does) that .*(hasn't|haven't|doesn't|don't|lacks?)|beats?|relate to|next to|beside|the gap|(less|more) than|part ways|unlike|separates?|divides?|splits?|swap(s|ped)?|the other way round|carries over|in one and not|in (each|both)|step into)\b/,
  next: /\b(next(?= (level|lvl|step|role|within|here|one|rung|grade|job|stage|move|thing|up|for|after|on|in|then|please|pls|plz|from|above|post|position|tier|career|logical|natural|promotion|and|or|if|when|once|as|all|bit|SENIORITY)\b|$)|comes? after|(level|one|role|step|job|thing|stage|what|goes|go|rung) (after|following|over|above|higher|beyond)|after (that|this|ROLE|being|SENIORITY|a ROLE|an ROLE)|above (a |an |the )?(ROLE|that|this|me|him|her|it|SENIORITY|mine)|(level|one|step) (over|up from)|whats? above|(anything|something|what is|whats) higher|(go|move|get|goes|grow) (beyond|upwards?)|beyond (a |an |the )?(ROLE|that|this|SENIORITY)|promot\w+|(one|step|steps|level|rung|move|moves|moved|moving|go|work(ing)?|levelling|leveling) up|move on|upwards?|progress(es|ion|ing)?|career (path|ladder|progression|move|route)|(route|path|way|road|steps?) (up|upwards?|forward|continue|continues|from|on|out|to)|what follows|follow(s|ing) (a |an |the |on from )*(ROLE|that|this)|up from|succeeds?|superior|ladder|aim(ing)? (for|at)|work(ing)? towards|grow into|successor|advance(ment)?|climb|(go|move|to) from (here|there|ROLE)|(where|what) (to|does|do|can|could|would|will) .*\b(leads?|go|going|end up|head) (to|from here|from there|on to)|then what|get out of|stop being|(top|SENIORITY) of the (tree|ladder)|what is left)\b|\b(ROLE|SENIORITY) (today|now) tomorrow\b|\bROLE to( \.|$)/,
  become:
    /\b(become|becoming|get to|getting to|promoted to|move (in)?to|moving (in)?to|step up to|go from|going from|get from|make it to|transition (in)?to|(ready|prepare|prepared|qualify) for|stands? between|from (a |an |the )?ROLE to|from SENIORITY to|(make|reach|get) (it to )?(a |an |the )?(ROLE|SENIORITY)|(to|into) SENIORITY)\b/,
  skills:
    /\b(skil+(s|z|set|sets)?|skil+set|skils|competenc(e|es|y|ies)|capabilit(y|ies)|abilit(y|ies)|profic\w+|expertise|know ?how|aptitudes?|strengths|good at|qualities|master|under (their|her|his|my|your) belt|toolkit|toolbox|skil\w*wi[sz]e|(needs?|have|has|got|able) to (know|learn|master|pick up|brush up on|be able to do)|(should|must|could) (i|we|she|he|they|you|one) (be )?(know|knowing|learn|learning|pick up|picking up|brushing up)|(what|everything|all) (a |an |the )?ROLE (needs|need|must have|has to have|should have|requires)|must .* (know|be able to do)|what (would|do|will|does) (i|we|you|she|he|they|one) need (for|to be|as|to become))\b/,
  whichRoles:
    /\b(whom|who|what (can|could|would) i (become|be|apply|do with)|(audience|target group)|((which|what|whose|list|all|any|every|each|how many|show|name|those|other|where) (of |the |are |me |us )*(the )?(\w+ )?(roles?|jobs?|posts?|positions?|people|folks?|staff|titles?|professions?|specialisms?|careers?)( levels?)?)|(roles?|jobs?|posts?|positions?|job titles?|role levels?) (levels? )?(that|which|where|with|needing|requiring|asking|who|need|require|wanting|calling|at|for whom)|who( all| else)?( (has|have|got|had|is|are|needs?|must|should|would|does|do|requires?|uses?|wants?|gets?|that|to|supposed|expected|meant|required|obliged|actually|really|exactly|then|by))|whos|who$|whose|where (in|is|does|do|are|would)|(needs|need) (it|that|this|them)$|required (by|in|of|for)|needed (by|in|for)|everyone|everybody|anyone|anybody|which (ones|levels|role))\b/,
  need: /\b(needs?|needed|needing|requires?|required|requiring|wants?|wanting|demands?|demanded|calls?|caled|calling|asks?|asking|asked|expects?|expected|has|have|having|got|must|with|at|mandatory|essential|use|uses|using|list|do)\b/,
  level:
    /\b(levels?|lvls?|how (good|strong|well|much|proficient|far|skiled|deep|high|capable|competent|advanced|experienced)|what (standard|degree|extent|bar)|to what|standard|degree|bar|strong|enough|expected|good at|good (does|do|must|should|is|are)|any good|rating|rated|should i be on|brush up)\b/,
  describe:
    /\b(do|does|doing|did|duties|duty|responsib\w+|tasks?|role|job|day to day|day|involves?|entails?|about|describe|description|describes|explain|overview|summary|summari\w+|summarize|what (is|are|even|a|an|does|the)|who (is|are) (a|an|ROLE)|meant to|expected of|supposed to|suposed|purpose|for|in charge|gist|cover|covers|means?|define[sd]?|definition|tell me|info|information|profile|blurb|accountable|up to|look(s)? after|consists?|work|works|spend|hook|nutshell|say)\b/,
  meaning:
    /\b(means?|meaning|meant|tell me( more| something)? about|look(s|ing)? like|involves?|defined?|definition|description|describe[sd]?|explain\w*|say|says|what (is|are|does|do|would|can|should|counts?)|wording|able to|can|claiming|entails?|counts? as|take|takes|show|expect|expected|spell|set out|plain words|sound)\b/,
  levelsOfRole:
    /\b((role |seniority |career |job |grade )?(levels|grades|tiers|steps|ranks|seniorities|rungs) (are|does|do|of|in|for|exist|is|within|has|have|there)|how many (role )?(levels|grades|steps)|which (role )?levels|career ladder|career path|hierarchy)\b/,
  rolesOfFamily:
    /\b(roles?|jobs?|professions?|positions?|titles?|family|families|posts?|careers?) (in|of|within|under|for|are|does|do|there|exist|you|covered|available)\b|\b(list|all|which|what|every|show)\b.*\b(roles|jobs|positions|titles|families)\b/,
  /** Somebody in a post is wanted, not the role. */
  person:
    /\bwho(s| is| has| have)? (got|in|doing|holding|holds|has|does|filling|fills) (that|this|the|it) ?(job|role|post|position|chair)\b|\b(names?|e ?mail( address)?|phone number|contact( details)?|extension) (of|for) (the|our|my|your|whoever)\b|\b(who|whos) (is |are )?(our|my|your|the current) (\w+ )?ROLE\b|\b(talk|speak|chat|connect me|put me through|transfer me|hand me over) (to|with) (a |an |the |our |my )?ROLE\b/,
  orAbove:
    /\b((higher|more|better) than|or equal|equal to or|or (above|higher|better|more|over|up|beyond|greater|expert|stronger)|at least|min|minimum|and (above|up|higher)|upwards?|plus|no less|LEVEL (level )?(up|upwards?|higher|above))\b/,
  /** Roles asked for by that word: it outweighs a role that is named beside it. */
  asksForRoles:
    /\b(which|what|list|all|every|each|how many|show( me)?|name|any|other) (of |the |are |me |us |other )*(roles|jobs|posts|positions|job titles|role levels|role level|people)\b(?! (of|in) (a |an |the )?ROLE)/,
  followUp:
    /\b(she|he|they|them|it|her|his|their|him|hers|its|that (person|role|job|one|level)|this (person|role|job|one|level)|the (role|job|person)|those|these|the (first|second|other|former|latter)( one)?|there|that|this|same|the same|else)\b/,
  carriesOn:
    /^(and|ok|okay|hm+|also|what about|how about|same|or|so|then|but|n|right|cool|thanks?|thx|ta|just|only|sorry|no|now)\b/,
  asks: /^(\w+ ){0,3}(what|which|who|whose|whom|how|why|when|where|wat|wot|whats|whos|tell|describe|explain|list|show|give|compare|need|wondering|wonder|want|looking|name|find|help|remind|summarize|spell|put)\b|^(and |so |but |hi |hey |hello |also |or |um |ok |okay )*(can|could|does|do|is|are|would|should|will|may|must|has|have)\b/,
} as const satisfies Record<string, RegExp>;

/** Whether a shape has the words of a question that the structure answers. */
export function hasStructuralCue(shape: string): boolean {
  return [cues.compare, cues.next, cues.skills, cues.whichRoles, cues.level, cues.levelsOfRole].some((cue) =>
    cue.test(shape),
  );
}
