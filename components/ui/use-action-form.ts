'use client';
import { toNestErrors } from '@hookform/resolvers';
import { unstable_rethrow, useRouter } from 'next/navigation';
import { useState, useTransition, type FormEvent } from 'react';
import { get, useForm, type DefaultValues, type FieldErrors, type FieldValues, type Path, type RegisterOptions, type Resolver, type UseFormRegisterReturn, type UseFormReturn } from 'react-hook-form';
import type { z } from 'zod';
import type { Problem, Result } from '@/lib/kernel/result';
import { inputProblem } from '@/lib/kernel/zod-problem';
import type { SummaryItem } from './error-summary';
import { useErrorText } from './error-text';
import { notify } from './notify';

/** What a server action answers. A thrown redirect ends in a navigation and never comes back as a value. */
export type ActionResult<O> = Result<O>;

type Schema<I> = z.ZodType<unknown, I>;

interface Options<I extends FieldValues, O> {
  /** The same schema as on the server; its messages are error codes. A function where it depends on which button was pressed. */
  schema: Schema<I> | (() => Schema<I>);
  /** Gets what was typed, unparsed: the server parses it again by the same schema. */
  action: (input: I) => Promise<ActionResult<O> | undefined>;
  defaultValues: DefaultValues<I>;
  onSuccess?: (value: O) => void;
  /** Says in a line of its own that it was done, where the page does not. */
  done?: () => string;
  /** Where to go afterwards; the button stays pending until the new page is there. */
  goTo?: (value: O) => string;
}

export type Registered = UseFormRegisterReturn & { defaultValue?: string | string[] };

export interface ActionForm<I extends FieldValues> {
  methods: UseFormReturn<I>;
  /** Carries the value that the form starts with, so that the server's HTML shows it too. */
  register: <N extends Path<I>>(name: N, options?: RegisterOptions<I, N>) => Registered;
  control: UseFormReturn<I>['control'];
  /** Field name (dotted path) → sentence. */
  errors: Record<string, string>;
  pending: boolean;
  submit: (event?: FormEvent<HTMLFormElement>) => Promise<void>;
  summary: { attempt: number; items: SummaryItem[]; message?: string; reference?: string };
}

/**
 * A form whose rules are a zod schema and whose end is a server action. What was typed always stays; the server's
 * `Problem.fields` appear beside their fields like the schema's own; a failed attempt moves the focus to the summary.
 */
export function useActionForm<I extends FieldValues, O>({ schema, action, defaultValues, onSuccess, done, goTo }: Options<I, O>): ActionForm<I> {
  const methods = useForm<I>({
    resolver: codeResolver(schema),
    defaultValues,
    shouldFocusError: false,
  });
  const [attempt, setAttempt] = useState(0);
  const [problem, setProblem] = useState<Problem>();
  const [leaving, startLeaving] = useTransition();
  const router = useRouter();
  const text = useErrorText();

  const failed = (next: Problem | undefined) => {
    setProblem(next);
    for (const [name, code] of Object.entries(next?.fields ?? {})) methods.setError(name as Path<I>, { type: 'server', message: code });
    setAttempt((count) => count + 1);
  };
  const send = methods.handleSubmit(async (input) => {
    setProblem(undefined);
    const result = await tryAction(action, input);
    if (!result) return;
    if (!result.ok) return failed(result.error);
    onSuccess?.(result.value);
    if (done) notify(done());
    const target = goTo?.(result.value);
    if (target !== undefined) startLeaving(() => router.push(target));
  }, () => failed(undefined));

  const pending = methods.formState.isSubmitting || leaving;
  const codes = leafMessages(methods.formState.errors);
  const items = Object.entries(codes).map(([name, code]) => ({ name, text: text(code, problem?.params) }));
  const reference = problem?.params?.['reference'];
  return {
    methods,
    register: (name, options) => ({ ...methods.register(name, options), ...startValue(get(defaultValues, name)) }),
    control: methods.control,
    errors: Object.fromEntries(items.map((item) => [item.name, item.text])),
    pending,
    submit: async (event) => {
      event?.preventDefault();
      if (!pending) await send(event);
    },
    summary: {
      attempt,
      items: attempt > 0 ? items : [],
      ...(problem && (!problem.fields || items.length === 0) && { message: text(problem.code, problem.params) }),
      ...(reference !== undefined && { reference: String(reference) }),
    },
  };
}

/** A tick is written as `true`, like the value of a box that has none of its own. */
function startValue(value: unknown): { defaultValue?: string | string[] } {
  if (Array.isArray(value)) return { defaultValue: value.map(String) };
  if (typeof value === 'number' || typeof value === 'boolean' || typeof value === 'bigint') return { defaultValue: String(value) };
  return typeof value === 'string' && value !== '' ? { defaultValue: value } : {};
}

/** The schema's issues as the same error codes that the server would answer. What was typed is handed on as it is. */
function codeResolver<I extends FieldValues>(schema: Schema<I> | (() => Schema<I>)): Resolver<I> {
  return async (values, _context, options) => {
    const parsed = await (typeof schema === 'function' ? schema() : schema).safeParseAsync(values);
    if (parsed.success) return { values, errors: {} };
    const fields = inputProblem(parsed.error).fields ?? {};
    const flat = Object.fromEntries(Object.entries(fields).map(([name, message]) => [name, { type: 'schema', message }]));
    return { values: {}, errors: toNestErrors(flat as FieldErrors<I>, options) };
  };
}

/** A lost connection is an answer too; Next's own signals (redirect) pass through. */
async function tryAction<I, O>(action: (input: I) => Promise<ActionResult<O> | undefined>, input: I): Promise<ActionResult<O> | undefined> {
  try {
    return await action(input);
  } catch (error) {
    unstable_rethrow(error);
    return { ok: false, error: { code: 'not-sent' } };
  }
}

/** `{ address: { zip: { message } } }` → `{ 'address.zip': message }`; what react-hook-form keeps as `root` of a list is the list's own. */
export function leafMessages(errors: object, path = ''): Record<string, string> {
  const found: Record<string, string> = {};
  for (const [key, value] of Object.entries(errors) as [string, unknown][]) {
    if (!value || typeof value !== 'object' || key === 'ref') continue;
    const own = key === 'root' ? path : `${path}.${key}`;
    const name = path ? own : key;
    if ('message' in value && typeof value.message === 'string') found[name] = value.message;
    else Object.assign(found, leafMessages(value, name));
  }
  return found;
}
