import { foldSpelling, stopWords } from '../../retrieval/words.ts';

/** Words that ask, or go around a question in a chat, and never say what is looked for. */
export const frameWords: ReadonlySet<string> = new Set(
  `called named titled tasked carry carries carrying carried perform performs performing conduct conducts undertake undertakes apply applies applied who'd who'll who've they'd we'd you'd he'd she'd it'd there'd before after again another next tries tried tell tells gives gave knew knows
  able according actually afternoon answer anybody anyone appreciate appreciated ask asked asking asks basically bet bit bloke
  bloody board boss bother bothering bot briefly btw can't cant cheers clue colleague come comes could couldn't curious day dear
  definitely director doc docs document documents dont end especially etc evening everybody everyone exactly explain explanation
  expected expect feel find fine folk folks framework gets getting give go goes going gonna good got gotta grateful great guess
  guidance guy guys happen happens happy hello help hey hi hiya hmm honestly hope idea imagine involved job jobs keen kind kindly know
  known lad lady later learn let like list literally little lol look looking looks lots lovely lunch man manager's mate
  maybe mean means meant meeting mind mine moment monday tuesday wednesday thursday friday saturday sunday morning need needed needs
  nice nobody normally noticed now obviously ok okay one ones onto orgs paper part parts people perhaps person persons please pls plz
  position positions post posts presumably probably properly put question quick quickly quite rather read real really reckon
  reckons responsible responsibility responsibilities right role roles round said say saying says seem seems sense sent share show
  sort sorry sounds specifically staff start started starts still story stuff supposed sure ta talk tell thank thanks thing
  things think thinking thought thx time title titles today told tomorrow tonight totally try trying type u ur urgent usually
  want wanted wanting wants wanna week well whats whatever whos whoever wonder wondered wondering wont word work worked working works would
  wouldn't write yeah yes yet yesterday yo accountable charge duty duties task tasks owns own owner owners does handle handles deal deals look
  takes take care happens gets job's level levels somebody someone anybody's whose whom hears next thing's side way ways rn asap idk tbh imo fyi
  might must shall ought meant allowed asap team's org organization's around along away back anyway also among ago already
  always away brief brilliant cc dept ever every exact forward gone hand hasn't hadn't haven't having hers hr i'm
  instead keep keeps kept lately least less lot made main make makes making many matter may much names near
  never new none number oh ones only open others per pick place plain plus poss possible quickie re regards rest same see seen self
  several simple skill skills skil skills' level levels lvl lvls require requires required requiring requirement demand demands demanded mandatory higher better above expertise wording definition since sir small so'd soon soz special spot stand stands sub such suddenly suggest super
  there that'll they'd thru together too two type under until upon use used using various ve via wait went without worth`
    .split(/\s+/)
    .map(foldSpelling),
);

/** Whether a word says what is looked for. */
export function isTelling(form: string): boolean {
  return form.length > 1 && !stopWords.has(form) && !frameWords.has(form);
}
