import type { ChatSubject } from '../asked.ts';
import type { Message } from './message.ts';
import { chatSubjectOf, type NamelessKind } from './plan-nameless.ts';
import { looksForWhoDoes } from './question-forms.ts';
import type { Reading } from './reading.ts';
import type { Wording } from './wording.ts';

const greeting =
  /^(hi+|hiya|hey+|hello|helo|hullo|howdy|yo|sup|morning|mornin|afternoon|evening|good (morning|afternoon|evening|day)|greetings|g'day|alright|wotcha|hi there|hey there)\b/;
const thanks =
  /\b(thanks?|thank you|thankyou|thx|thnx|tnx|ta|cheers|much appreciated|appreciate it|tysm|ty|nice one|brilliant|perfect|lovely|great stuff|that's (great|perfect)|legend|good (bot|job|work|answer|stuff)|you're a star|exactly what i (needed|wanted)|helpful)\b/;
/** Words of a message that only greets or thanks. */
const courtesies = new Set(
  `hi hiya hey hello helo hullo howdy yo sup morning mornin afternoon evening good day greetings alright wotcha there all
  everyone everybody folks team mate pal bot rolecall thanks thank you thx thnx tnx ta cheers much appreciated appreciate it ty
  tysm nice one brilliant perfect lovely great stuff that thats that's is was so very really a lot lots million again ever
  helpful job work answer exactly what i needed wanted just the to know for your help anyone anybody in here u are meet meeting i'm im name my
  legend star you're super cool ok okay bye goodbye see later have weekend hope well and this kind of answer had hoping
  find oh hmm wow awesome amazing excellent fab fabulous spot on got how doing today up happy monday tuesday wednesday
  thursday friday back me again please pls sweet sorted all set will do no worries`.split(/\s+/),
);
const mostCourtesyWords = 18;

// Words that are never passed over, whatever else a message says.
const distress =
  /\b(suicid\w+|kill(ing)? (myself|me)|end (it all|my life)|(want|going) to die|self ?harm\w*|hurt(ing)? myself|(can't|cannot|cant|can not|couldn't|not able to|unable to) (cope|go on|take (it|this|any more|anymore)|do this any ?more|carry on|face|breathe)|no point (in )?(going on|living|anymore|any more)|(i|i'm|im|been|me) .*\b(cry|crying|cried|depressed|depression|hopeless|panic attacks?|breaking down|breakdown|falling apart|burn(t|ed)? ?out|suicidal|desperate|worthless|bullied|harassed|harassment|bullying|anxiety|exhausted and)|mental health|at (my )?breaking point|end of my tether|don't want to (be here|live|wake up))\b/;

export function isDistress({ sentences }: Message): boolean {
  return distress.test(sentences.map(({ shape }) => shape).join(' . '));
}

// With a conversation behind it, "and the others?" is a follow-up before it is small talk. Distress is answered on
// plain words above all; from the wording alone only where nothing else comes near.
const sureOfWording = { alone: 0.6, inConversation: 1, lookingForSomebody: 1.2, distress: 1.4 };

/** What a message is about that names nothing and asks nothing of the documents. */
export function smallTalkIn(
  { asks, message, topic }: Reading,
  wording: Wording<NamelessKind>,
): ChatSubject | undefined {
  const courtesy = courtesyIn(message);
  if (courtesy) return courtesy;
  const least = Math.max(
    topic ? sureOfWording.inConversation : sureOfWording.alone,
    looksForWhoDoes(asks) && wording.kind !== 'person' ? sureOfWording.lookingForSomebody : 0,
    wording.kind === 'distress' ? sureOfWording.distress : 0,
  );
  return wording.margin >= least ? chatSubjectOf(wording) : undefined;
}

function courtesyIn(message: Message): ChatSubject | undefined {
  const words = message.words.map((word) => word.form);
  const whole = words.join(' ');
  if (words.length > mostCourtesyWords) return undefined;
  const others = words.filter((word) => !courtesies.has(word)).length;
  const opens = greeting.test(whole);
  if (others > (opens || thanks.test(whole) ? 1 : 0)) return undefined;
  if (thanks.test(whole)) return 'thanks';
  return opens ? 'greeting' : undefined;
}
