import { lazy, Suspense, type ComponentType } from 'react';

/** `next/dynamic` where there is no framework: for what is never drawn by the server. */
export default function dynamic<P extends object>(load: () => Promise<ComponentType<P>>) {
  const Part = lazy(async () => ({ default: await load() }));
  return function Dynamic(props: P) {
    return <Suspense fallback={null}><Part {...props} /></Suspense>;
  };
}
