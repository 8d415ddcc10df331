import type { RequestHandler } from 'express';

const headers = new Map(
  Object.entries({
    'Content-Security-Policy': "default-src 'none'; frame-ancestors 'none'",
    'X-Content-Type-Options': 'nosniff',
    'X-Frame-Options': 'DENY',
    'Referrer-Policy': 'no-referrer',
    'Cross-Origin-Opener-Policy': 'same-origin',
    'Cross-Origin-Resource-Policy': 'same-origin',
    'Permissions-Policy': 'camera=(), geolocation=(), microphone=()',
    'Cache-Control': 'no-store',
  }),
);

/** The strictest that an endpoint can have; a page loosens what it needs for itself. */
export const setSecurityHeaders: RequestHandler = (_request, response, next) => {
  response.setHeaders(headers);
  next();
};
