const MAX_TITLE = 80;

/** The title with a mark at its end, as long as a title may be. */
export function copyTitle(title: string, mark: string): string {
  const room = MAX_TITLE - [...mark].length - 1;
  return `${[...title].slice(0, room).join('').trim()} ${mark}`;
}
