import { createCipheriv, createDecipheriv, randomBytes, scryptSync } from 'node:crypto';

/** Makes text unreadable without the secret. What it is about is bound to it: sealed text fits in no other place. */
export interface Seal {
  close(text: string, about: string): string;
  /** Throws where it was closed with another secret, about something else, or was changed. */
  open(sealed: string, about: string): string;
}

const algorithm = 'aes-256-gcm';
const keyBytes = 32;
const nonceBytes = 12;
const tagBytes = 16;
// The secret is long and random, and one installation has one: a salt would only be another thing to lose.
const salt = 'rolecall installs';

/** AES-256-GCM with a key derived by scrypt. Base64 of nonce, tag and text. */
export function createSeal(secret: string): Seal {
  const key = scryptSync(secret, salt, keyBytes);
  return {
    close(text, about) {
      const nonce = randomBytes(nonceBytes);
      const cipher = createCipheriv(algorithm, key, nonce).setAAD(Buffer.from(about));
      const closed = Buffer.concat([cipher.update(text, 'utf8'), cipher.final()]);
      return Buffer.concat([nonce, cipher.getAuthTag(), closed]).toString('base64');
    },
    open(sealed, about) {
      const bytes = Buffer.from(sealed, 'base64');
      const nonce = bytes.subarray(0, nonceBytes);
      const tag = bytes.subarray(nonceBytes, nonceBytes + tagBytes);
      const decipher = createDecipheriv(algorithm, key, nonce, { authTagLength: tagBytes })
        .setAAD(Buffer.from(about))
        .setAuthTag(tag);
      const opened = [decipher.update(bytes.subarray(nonceBytes + tagBytes)), decipher.final()];
      return Buffer.concat(opened).toString('utf8');
    },
  };
}
