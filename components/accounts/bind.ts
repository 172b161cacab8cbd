import type { FieldValues, Path } from 'react-hook-form';
import type { ActionForm, Registered } from '@/components/ui/use-action-form';

/** A field of whatever form holds it: what its input needs, and what is wrong with it. */
export type Bind = (name: string) => { input: Registered; error: string | undefined };

/** Lets the same fields stand in several forms. */
export const bindTo = <I extends FieldValues>(form: ActionForm<I>): Bind =>
  (name) => ({ input: form.register(name as Path<I>), error: form.errors[name] });
