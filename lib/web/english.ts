/* A visitor who has not chosen reads English when the browser asks for it, or asks for anything but Korean. Read by `next.config.js` too. */
export const ASKS_FOR_ENGLISH = 'en.*|(?!.*\\bko\\b).*\\ben\\b.*';
