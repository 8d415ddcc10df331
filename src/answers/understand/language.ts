import { detect } from 'tinyld/light';
import { stopWords } from '../../retrieval/words.ts';
import type { Message } from './message.ts';

const fewestWords = 3;
const mostKnownShare = 0.4;
const leastEnglishShare = 0.34;
const otherScript =
  /[\p{Script=Cyrillic}\p{Script=Greek}\p{Script=Arabic}\p{Script=Hebrew}\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}\p{Script=Devanagari}\p{Script=Thai}]/u;

/** The message's language as an ISO 639-1 code, where it is plainly not English. */
export function foreignLanguageOf(
  message: Message,
  isKnownWord: (form: string) => boolean,
): string | undefined {
  const isOtherScript = otherScript.test(message.text);
  if (!isOtherScript && message.words.length < fewestWords) return undefined;
  const isNamed = (at: number) => message.mentions.some((mention) => at >= mention.from && at < mention.to);
  const outside = message.words.filter((_, at) => !isNamed(at));
  const words = outside.length >= fewestWords ? outside : message.words;
  const english = words.filter(({ form }) => stopWords.has(form)).length;
  const known = words.filter(
    ({ form }, at) => isKnownWord(form) || (words !== outside && isNamed(at)),
  ).length;
  const isEnglish = english >= words.length * leastEnglishShare || known > words.length * mostKnownShare;
  if (!isOtherScript && isEnglish) return undefined;
  const language = detect(message.text);
  return language && language !== 'en' ? language : undefined;
}

/** "The documents are in English, please ask in English", for the languages that are told apart. */
const inTheirLanguage: Readonly<Record<string, string>> = {
  ar: 'الوثائق باللغة الإنجليزية. من فضلك اسألني بالإنجليزية.',
  cy: 'Saesneg yw iaith y dogfennau. Gofynnwch yn Saesneg, os gwelwch yn dda.',
  de: 'Die Dokumente sind auf Englisch. Bitte fragen Sie mich auf Englisch.',
  es: 'Los documentos están en inglés. Por favor, pregúnteme en inglés.',
  fr: 'Les documents sont en anglais. Merci de poser votre question en anglais.',
  hi: 'दस्तावेज़ अंग्रेज़ी में हैं। कृपया अंग्रेज़ी में पूछें।',
  it: 'I documenti sono in inglese. Per favore, mi faccia la domanda in inglese.',
  ja: '文書は英語です。英語で質問してください。',
  ko: '문서는 영어로 되어 있습니다. 영어로 질문해 주세요.',
  nl: 'De documenten zijn in het Engels. Stel uw vraag alstublieft in het Engels.',
  pl: 'Dokumenty są po angielsku. Proszę zadać pytanie po angielsku.',
  pt: 'Os documentos estão em inglês. Por favor, pergunte em inglês.',
  ru: 'Документы на английском языке. Пожалуйста, задайте вопрос по-английски.',
  sv: 'Dokumenten är på engelska. Ställ gärna frågan på engelska.',
  tr: 'Belgeler İngilizcedir. Lütfen sorunuzu İngilizce sorun.',
  uk: 'Документи англійською мовою. Будь ласка, запитайте англійською.',
  zh: '文件是英文的，请用英文提问。',
};

export function askInEnglish(language: string): string | undefined {
  return inTheirLanguage[language];
}
