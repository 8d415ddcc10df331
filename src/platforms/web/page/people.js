// @ts-check
import { findElement } from './make-element.js';

const inWords = new Intl.ListFormat('en-GB');

/**
 * Whom one can be: oneself, and a made-up team where Rolecall is tried out.
 *
 * @param {object} options
 * @param {string} options.own The account of this browser.
 * @param {(account: string) => void} options.onSwitch
 * @param {() => void} options.onSendNow
 */
export function createPeople({ own, onSwitch, onSendNow }) {
  if (!document.getElementById('person')) return { accounts: [own], announce: () => {} };
  const choice = findElement('person', HTMLSelectElement);
  const elsewhere = findElement('elsewhere', HTMLElement);
  /** @type {Set<HTMLOptionElement>} */
  const withNews = new Set();

  function update() {
    const names = [...withNews].map((option) => option.dataset['name'] ?? 'you');
    elsewhere.textContent = names.length === 0 ? '' : `New for ${inWords.format(names)}.`;
  }

  /** @param {HTMLOptionElement} option */
  const accountOf = (option) => option.value || own;
  const options = [...choice.options];

  choice.addEventListener('change', () => {
    const [chosen] = choice.selectedOptions;
    if (!chosen) return;
    withNews.delete(chosen);
    update();
    onSwitch(accountOf(chosen));
  });
  findElement('send-now', HTMLButtonElement).addEventListener('click', onSendNow);

  return {
    accounts: options.map(accountOf),
    /** Says that there is something new where one does not look now. @param {string} account */
    announce(account) {
      const option = options.find((each) => accountOf(each) === account);
      if (!option || option.selected) return;
      withNews.add(option);
      update();
    },
  };
}
