const HANGUL = /[가-힣]/;

/** The language of what a seller wrote, where it is not the page's: a screen reader changes its voice. */
export const textLanguage = (text: string, english: boolean): 'ko' | undefined => (english && HANGUL.test(text) ? 'ko' : undefined);
