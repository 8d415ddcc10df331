// @ts-check
import { createComposer } from './composer.js';
import { hearMessages } from './hear-messages.js';
import { findElement } from './make-element.js';
import { createPeople } from './people.js';
import { createStopButton } from './stop-button.js';
import { createTalk } from './talk.js';
import { readAccount } from './visitor.js';

/** @type {Map<string, ReturnType<typeof createTalk>>} */
const talks = new Map();

/** @param {string} account */
function talkOf(account) {
  const talk = talks.get(account) ?? createTalk({ account, composer, onChange: () => stopButton.update() });
  talks.set(account, talk);
  return talk;
}

const composer = createComposer({
  onSend(text) {
    if (talk.isWaiting()) return;
    composer.clear();
    void talk.ask(text);
  },
});

const people = createPeople({
  own: readAccount(),
  onSwitch(account) {
    talk.setShown(false);
    talk = talkOf(account);
    talk.setShown(true);
    stopButton.update();
    composer.explain('');
  },
  onSendNow: () => void talk.press({ action: 'send-now', value: 'now', inputs: {} }),
});

let talk = talkOf(people.accounts[0] ?? '');
talk.setShown(true);

const stopButton = createStopButton({ isAnswering: () => talk.isAnswering(), onStop: () => talk.stop() });

hearMessages({
  accounts: people.accounts,
  onMessage({ account, answer }) {
    talkOf(account).hear(answer);
    people.announce(account);
  },
});

findElement('welcome', HTMLElement).addEventListener('click', ({ target }) => {
  if (target instanceof HTMLElement && target.matches('.example')) void talk.ask(target.textContent ?? '');
});

findElement('new-conversation', HTMLButtonElement).addEventListener('click', () => {
  talk.startAgain();
  composer.explain('');
  composer.focus();
});
