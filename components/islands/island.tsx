import { createElement, type ComponentType } from 'react';
import { packed } from './packed';
import type { IslandName } from './registry';

/**
 * A part of a page of the mall that is alive, in the midst of what the server has written. Such a page is sent without
 * the framework's own scripts (`lib/web/front`): `wake` finds these elements and makes each a small tree of its own, so
 * what they share stands in stores (`shared`), not in a context around them. In other pages it is a client component as any.
 */
export function Island<P extends object>({ name, of, ...props }: { name: IslandName; of: ComponentType<P> } & P) {
  const given = props as unknown as P;
  return createElement('mall-island', { 'data-name': name, 'data-props': packed(given) }, createElement(of, given));
}
