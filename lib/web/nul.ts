/** No text of the database holds a NUL, so no address that names one leads anywhere. */
export const holdsNul = (url: string): boolean => /%00|\u0000/i.test(url);

/** A path without a page: what is shown there is the app's own 404. */
export const NOWHERE = '/nowhere';
