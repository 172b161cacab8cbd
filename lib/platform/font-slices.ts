/** Address of the style sheet with the whole typeface in slices, each fetched only for a character of its own. */
export const SLICES = '/fonts/pretendard-1.3.9/slices.css';
