import { createElement, type ComponentType } from 'react';
import { Late } from './late';
import { packed } from './packed';
import type { IslandName } from './registry';

type Given<P> = {
  name: IslandName;
  of: ComponentType<P>;
  /** Drawn by the browser alone: what does nothing before it is alive, moves nothing when it comes, and stands on a page many times. */
  late?: boolean;
} & P;

/**
 * A part of a page of the mall that is alive, in the midst of what the server has written. Such a page is sent without
 * the framework's own scripts (`lib/web/front`): `wake` finds these elements and makes each a small tree of its own, so
 * what they share stands in stores (`shared`), not in a context around them. In other pages it is a client component as any.
 */
export function Island<P extends object>({ name, of, late = false, ...props }: Given<P>) {
  const given = props as unknown as P;
  const part = createElement(of, given);
  return createElement('mall-island', { 'data-name': name, 'data-props': packed(given), 'data-late': late ? '' : undefined }, late ? createElement(Late, null, part) : part);
}
