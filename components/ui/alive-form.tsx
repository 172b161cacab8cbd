'use client';
import { useEffect, useRef, useSyncExternalStore, type ComponentProps } from 'react';

const never = () => () => undefined;

/**
 * A form sent by script alone. Sent before the page is alive, it waits (`EARLY_SUBMIT` in the root layout keeps the browser
 * from sending it, which would lose what was typed) and is sent as soon as it can be.
 */
export function AliveForm(rest: Omit<ComponentProps<'form'>, 'ref' | 'method' | 'noValidate'>) {
  const form = useRef<HTMLFormElement & { sentEarly?: HTMLElement }>(null);
  const alive = useSyncExternalStore(never, () => true, () => false);
  useEffect(() => {
    if (!alive || !form.current?.sentEarly) return;
    form.current.sentEarly.click();
    delete form.current.sentEarly;
  }, [alive]);
  return <form {...rest} ref={form} noValidate method="post" data-ready={alive || undefined} />;
}
