'use client';
import { useEffect, useRef, type ReactNode } from 'react';
import { bareDigits, groupDigits } from '@/components/ui/group-digits';

const STEP = 10_000;
const LEAST = 20_000;
/** The right end of the slider: no ceiling. */
const END = 310_000;

const plain = (typed: string) => Number(bareDigits(typed));

/** What a month may cost: dragged, or typed in the field beside it. An empty field is no ceiling. */
export function CeilingField({ ceiling, label, unit, none }: { /** Digits; empty for none. */ ceiling: string; label: ReactNode; unit: ReactNode; none: string }) {
  const field = useRef<HTMLInputElement>(null);
  const slider = useRef<HTMLInputElement>(null);
  const start = Math.min(END, Math.max(LEAST, Number(ceiling) || END));

  const paint = (won: number) => {
    if (!slider.current) return;
    slider.current.value = String(Math.min(END, Math.max(LEAST, won)));
    slider.current.style.setProperty('--fill', fill(Number(slider.current.value)));
    slider.current.setAttribute('aria-valuetext', won >= END ? none : groupDigits(slider.current.value));
  };
  const follow = () => paint(plain(field.current?.value ?? '') || END);
  useEffect(() => {
    const form = field.current?.form;
    const afterReset = () => setTimeout(follow);
    follow();
    form?.addEventListener('reset', afterReset);
    return () => form?.removeEventListener('reset', afterReset);
  });
  return (
    <>
      <div className="flex items-center justify-between gap-3 text-sm">
        <label htmlFor="max" id="max-label" className="whitespace-nowrap text-ink-muted">{label}</label>
        <span className="flex items-center gap-1.5 font-semibold">
          <input
            ref={field}
            id="max"
            name="max"
            type="text"
            inputMode="numeric"
            maxLength={14}
            defaultValue={groupDigits(ceiling)}
            placeholder={none}
            onChange={follow}
            onBlur={(event) => { event.target.value = groupDigits(event.target.value); }}
            className="money min-h-11 w-28 rounded-sm border border-line-strong bg-surface px-2.5 text-right text-base placeholder:font-normal placeholder:text-ink-muted md:min-h-8 md:text-sm"
          />
          <span className="font-medium whitespace-nowrap">{unit}</span>
        </span>
      </div>
      <input
        ref={slider}
        id="max-slider"
        type="range"
        min={LEAST}
        max={END}
        step={STEP}
        defaultValue={start}
        aria-labelledby="max-label"
        aria-valuetext={ceiling === '' ? none : groupDigits(ceiling)}
        style={{ '--fill': fill(start) } as React.CSSProperties}
        onInput={(event) => {
          const won = Number(event.currentTarget.value);
          if (field.current) field.current.value = won >= END ? '' : groupDigits(String(won));
          paint(won);
        }}
        className="range mt-1 h-11 w-full noscript:hidden md:h-8"
      />
    </>
  );
}

const fill = (won: number) => `${((won - LEAST) / (END - LEAST)) * 100}%`;
