import { cloneElement, useId, type ReactElement, type ReactNode } from 'react';
import { cn } from './cn';
import { FieldError } from './field-error';

interface FieldParts {
  label: ReactNode;
  /** Shown under the label before anything is typed: the form it takes, why it is asked. */
  hint?: ReactNode;
  /** The text (already translated) that stands beside the field. */
  error?: string;
  /** The word after the label of what may stay empty ("선택"). */
  optional?: ReactNode;
  className?: string;
}

interface ControlProps {
  id?: string;
  'aria-describedby'?: string;
  'aria-invalid'?: boolean | 'true' | 'false';
}

/** Label, hint, control and error of one input, tied together by ids. The child is the control itself. */
export function Field({ label, hint, error, optional, className, children }: FieldParts & { children: ReactElement<ControlProps> }) {
  const made = useId();
  const id = children.props.id ?? made;
  const described = [hint && `${id}-hint`, error && `${id}-error`, children.props['aria-describedby']].filter(Boolean).join(' ');
  return (
    <div className={cn('flex min-w-0 flex-col gap-1.5', className)}>
      <label htmlFor={id} className="text-sm font-medium">
        {label} {optional && <span className="font-normal text-ink-muted">({optional})</span>}
      </label>
      {hint && <p id={`${id}-hint`} className="text-xs text-ink-muted">{hint}</p>}
      {cloneElement(children, { id, ...(described && { 'aria-describedby': described }), ...(error && { 'aria-invalid': true }) })}
      <FieldError id={`${id}-error`} text={error} />
    </div>
  );
}

/** The same for several controls that answer one question: radio buttons, a list of ticks, a three-part date. */
export function FieldGroup({ label, hint, error, optional, className, children }: FieldParts & { children: ReactNode }) {
  const id = useId();
  const described = [hint && `${id}-hint`, error && `${id}-error`].filter(Boolean).join(' ');
  return (
    <fieldset className={cn('min-w-0', className)} {...(described && { 'aria-describedby': described })}>
      <legend className="mb-1.5 text-sm font-medium">
        {label} {optional && <span className="font-normal text-ink-muted">({optional})</span>}
      </legend>
      <div className="flex min-w-0 flex-col gap-1.5">
        {hint && <p id={`${id}-hint`} className="text-xs text-ink-muted">{hint}</p>}
        {children}
        <FieldError id={`${id}-error`} text={error} />
      </div>
    </fieldset>
  );
}
