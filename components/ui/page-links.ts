interface Neighbours {
  next?: string | null;
  previous?: string | null;
}

/** Addresses of the pages around one, for `Pagination`: what was chosen in the list stays. */
export function pageLinks(path: string, { next, previous }: Neighbours, chosen: Readonly<Record<string, string | undefined>> = {}) {
  const said = Object.entries(chosen).filter((each): each is [string, string] => each[1] !== undefined && each[1] !== '');
  const to = (key: 'after' | 'before', value: string) => `${path}?${new URLSearchParams([...said, [key, value]]).toString()}`;
  return { ...(previous && { previous: to('before', previous) }), ...(next && { next: to('after', next) }) };
}
