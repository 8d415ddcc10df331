// @ts-check

const key = 'rolecall-account';

/** Who this browser is to Rolecall: a random id that stays in it; a new one each time where nothing may be kept. */
export function readAccount() {
  const fresh = crypto.randomUUID();
  try {
    const kept = localStorage.getItem(key);
    if (kept && /^[\w-]{1,100}$/.test(kept)) return kept;
    localStorage.setItem(key, fresh);
  } catch {
    // The browser keeps nothing for this page: the id lasts until it is closed.
  }
  return fresh;
}
