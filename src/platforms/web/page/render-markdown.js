// @ts-check

const token = /\\([!-/:-@[-`{-~])| ?\[(\d{1,6})\]|[&<>"']/g;

/** A number alone on the next line belongs to nothing, and a line may break before a button in spite of `&nbsp;`. */
const endAndMarker = /[^\s<>]{1,24}&nbsp;<button[^>]*>\d+<\/button>/g;

/** @param {string} character */
function escapeHtml(character) {
  return /[&<>"']/.test(character) ? `&#${character.charCodeAt(0)};` : character;
}

/** @param {string} n */
function drawMarker(n) {
  return `&nbsp;<button type="button" class="cite" data-source="${n}" aria-expanded="false" aria-label="Source ${n}">${n}</button>`;
}

/** @param {string} text */
function renderLine(text) {
  const html = text.replace(token, (match, escaped, source) =>
    source ? drawMarker(source) : escapeHtml(escaped ?? match),
  );
  return html.replace(endAndMarker, '<span class="together">$&</span>');
}

/** @param {string} paragraph */
function renderParagraph(paragraph) {
  if (!paragraph.startsWith('- ')) return `<p>${renderLine(paragraph)}</p>`;
  const items = paragraph.split('\n').map((line) => `<li>${renderLine(line.slice(2))}</li>`);
  return `<ul>${items.join('')}</ul>`;
}

/**
 * The Markdown that answer cards use and nothing else: paragraphs, `- ` lists, backslash escapes and `[1]`
 * for a source. All the rest is text, so that no HTML and no link can come from a document or a question.
 *
 * @param {string} text
 */
export function renderMarkdown(text) {
  return text.split('\n\n').map(renderParagraph).join('');
}
