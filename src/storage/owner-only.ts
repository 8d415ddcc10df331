/** Modes of what the one who runs Rolecall alone may read: it holds what people said of themselves. */
export const ownFile = 0o600;
export const ownFolder = 0o700;
