'use client';
import { useEffect, useRef, type ComponentProps } from 'react';
import { bareDigits, groupDigits } from './group-digits';
import { Input } from './input';

/** For `register(name, { setValueAs: plainDigits })`: the form keeps "1990000" while the reader sees "1,990,000". */
export const plainDigits = (typed: unknown) => (typeof typed === 'string' ? bareDigits(typed) : typed);

/** Whoever selected all of it before the page was alive goes on to type over it, whatever is written there meanwhile. */
function keepSelected(input: HTMLInputElement, work: () => void): void {
  const whole = document.activeElement === input && input.value !== '' && input.selectionStart === 0 && input.selectionEnd === input.value.length;
  work();
  if (whole) input.select();
}

/** An amount in whole won, grouped while it is typed. Uncontrolled: made for `register`. */
export function AmountInput({ ref, onChange, defaultValue, ...rest }: ComponentProps<typeof Input>) {
  const own = useRef<HTMLInputElement | null>(null);
  useEffect(() => {
    const input = own.current;
    if (input) keepSelected(input, () => { input.value = groupDigits(input.value); });
  }, []);
  return (
    <Input
      {...rest}
      {...(defaultValue !== undefined && { defaultValue: groupDigits(String(defaultValue)) })}
      inputMode="numeric"
      autoComplete="off"
      ref={(element: HTMLInputElement | null) => {
        own.current = element;
        const pass = () => {
          if (typeof ref === 'function') ref(element);
          else if (ref) ref.current = element;
        };
        if (element) keepSelected(element, pass);
        else pass();
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
