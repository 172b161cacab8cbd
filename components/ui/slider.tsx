'use client';
import { useEffect, useId, useState, type CSSProperties, type ReactNode } from 'react';
import { FieldError } from './field-error';
import { bareDigits, groupDigits } from './group-digits';
import { join } from './join';

interface SliderProps {
  label: ReactNode;
  min: number;
  max: number;
  step?: number;
  value: number;
  onChange: (value: number) => void;
  /** The sentence for what was typed and cannot count: it says the range. */
  problem: string;
  suffix?: ReactNode;
  note?: ReactNode;
  /** What may be typed: the range. */
  hint?: ReactNode;
  valueText?: string;
  disabled?: boolean;
  className?: string;
}

/**
 * A value to drag, in steps, and, in the field beside it, to type as exactly as it is meant. A whole number within the
 * range counts while it is typed; anything else stays as it was typed, with `problem`, and the value stays at the last
 * good one. `valueText` is what a screen reader says ("54만 8,000원").
 */
export function Slider({ label, min, max, step = 1, value, onChange, problem, suffix, note, hint, valueText, disabled = false, className }: SliderProps) {
  const id = useId();
  const { typed, refused, type, settle, drop } = useTyped({ min, max, value, onChange });
  const described = hint ? `${id}-hint` : undefined;
  const stops = stopsOf(min, max, step);
  const stop = stopOf(value, min, max, step);
  return (
    <div className={join('min-w-0', className)}>
      <div className="flex items-center justify-between gap-3 text-sm">
        <label htmlFor={id} className="text-ink-muted">{label}</label>
        <span className="flex items-center gap-1 font-semibold">
          <input
            inputMode="numeric"
            autoComplete="off"
            aria-labelledby={`${id}-number ${id}-unit`}
            aria-describedby={refused ? `${id}-error` : described}
            aria-invalid={refused || undefined}
            value={typed}
            disabled={disabled}
            onChange={(event) => type(event.target.value)}
            onBlur={settle}
            onKeyDown={(event) => {
              if (event.key !== 'Enter') return;
              event.preventDefault();
              settle();
            }}
            style={{ width: `${Math.max(3, groupDigits(String(max)).length) + 2.5}ch` }}
            className="money min-h-11 rounded-sm border border-line-strong bg-surface px-2 text-right aria-invalid:border-2 aria-invalid:border-critical md:min-h-8"
          />
          <span id={`${id}-number`} hidden>{label}</span>
          <span id={`${id}-unit`} className="font-medium">{suffix}</span>
          {note && <span className="font-normal text-ink-muted">{note}</span>}
        </span>
      </div>
      <div role="status">{refused && <FieldError id={`${id}-error`} text={problem} />}</div>
      <input
        id={id}
        type="range"
        min={min}
        max={min + stops * step}
        step={step}
        value={min + stop * step}
        disabled={disabled}
        aria-valuetext={valueText}
        aria-describedby={described}
        onChange={(event) => {
          drop();
          onChange(Math.min(max, Number(event.target.value)));
        }}
        style={{ '--fill': `${stops > 0 ? (stop / stops) * 100 : 0}%` } as CSSProperties}
        className="range mt-1 h-11 w-full md:h-8"
      />
      {hint && <p id={`${id}-hint`} className="text-xs text-ink-muted">{hint}</p>}
    </div>
  );
}

/** What stands in the field: what was typed, as it was typed, until it has counted or the value comes from elsewhere. */
function useTyped({ min, max, value, onChange }: Pick<SliderProps, 'min' | 'max' | 'value' | 'onChange'>) {
  const [draft, setDraft] = useState<{ text: string; settled: boolean }>();
  useEffect(() => {
    setDraft((now) => (now && typedWhole(now.text, min, max) === value ? now : undefined));
  }, [value, min, max]);
  const counts = draft && typedWhole(draft.text, min, max) !== undefined;
  return {
    typed: draft?.text ?? groupDigits(String(value)),
    refused: draft !== undefined && !counts && (draft.settled || !mayGoOn(draft.text, min)),
    type: (text: string) => {
      setDraft({ text, settled: false });
      const next = typedWhole(text, min, max);
      if (next !== undefined && next !== value) onChange(next);
    },
    settle: () => setDraft(draft && !counts ? { ...draft, settled: true } : undefined),
    drop: () => setDraft(undefined),
  };
}

const isDigits = (text: string) => /^\d+$/.test(text);

/** A whole number within the range, plainly written: digits in any width, grouped or not. Anything else is not guessed at. */
export function typedWhole(typed: string, min: number, max: number): number | undefined {
  const digits = bareDigits(typed);
  const value = Number(digits);
  return isDigits(digits) && value >= min && value <= max ? value : undefined;
}

/** More digits may yet make it good: nobody is told off at the first of six. */
export function mayGoOn(typed: string, min: number): boolean {
  const digits = bareDigits(typed);
  return digits === '' || (isDigits(digits) && Number(digits) < min);
}

/** The upper end has a stop of its own, also where the last step to it is shorter. */
const stopsOf = (min: number, max: number, step: number): number => Math.ceil((max - min) / step);

/** Where the handle stands: at the nearest stop. */
export const stopOf = (value: number, min: number, max: number, step: number): number =>
  (value >= max ? stopsOf(min, max, step) : Math.round((value - min) / step));
