'use client';
import { useEffect, useRef, type ComponentProps } from 'react';
import { bareDigits, groupDigits } from './group-digits';
import { Input } from './input';

/** For `register(name, { setValueAs: plainDigits })`: the form keeps "1990000" while the reader sees "1,990,000". */
export const plainDigits = (typed: unknown) => (typeof typed === 'string' ? bareDigits(typed) : typed);

/** An amount in whole won, grouped while it is typed. Uncontrolled: made for `register`. */
export function AmountInput({ ref, onChange, defaultValue, ...rest }: ComponentProps<typeof Input>) {
  const own = useRef<HTMLInputElement | null>(null);
  useEffect(() => {
    if (own.current) own.current.value = groupDigits(own.current.value);
  }, []);
  return (
    <Input
      {...rest}
      {...(defaultValue !== undefined && { defaultValue: groupDigits(String(defaultValue)) })}
      inputMode="numeric"
      autoComplete="off"
      ref={(element: HTMLInputElement | null) => {
        own.current = element;
        if (typeof ref === 'function') ref(element);
        else if (ref) ref.current = element;
      }}
      onChange={(event) => {
        const atEnd = event.target.selectionStart === event.target.value.length;
        if (atEnd) event.target.value = groupDigits(event.target.value);
        onChange?.(event);
      }}
      onBlurCapture={(event) => {
        event.target.value = groupDigits(event.target.value);
      }}
    />
  );
}
