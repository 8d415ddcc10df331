import { z } from 'zod';

/** HTTPS, or plain HTTP to this machine, where tests are. */
export const secureUrl = (name: string) =>
  z
    .string()
    .refine(isSecure, `${name} must be an https address; plain http is possible on this machine only.`)
    .optional();

function isSecure(text: string): boolean {
  const url = URL.parse(text);
  const isLocal = /^(127\.[\d.]+|localhost|\[::1\])$/.test(url?.hostname ?? '');
  return url?.protocol === 'https:' || (url?.protocol === 'http:' && isLocal);
}
