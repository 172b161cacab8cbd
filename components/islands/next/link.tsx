import type { ComponentProps } from 'react';

type Props = ComponentProps<'a'> & { href: string; prefetch?: boolean; scroll?: boolean; replace?: boolean };

/** `next/link` where there is no router: the browser's own. */
export default function Link({ prefetch: _, scroll: __, replace: ___, ...link }: Props) {
  return <a {...link} />;
}
