'use client';
import { useEffect, useId, useState, type CSSProperties, type ReactNode } from 'react';
import { groupDigits } from './group-digits';
import { join } from './join';

interface SliderProps {
  label: ReactNode;
  min: number;
  max: number;
  step?: number;
  value: number;
  onChange: (value: number) => void;
  suffix?: ReactNode;
  note?: ReactNode;
  /** What may be typed: the range. */
  hint?: ReactNode;
  /** The sentence for a value that was typed differently. */
  correction?: (value: number) => string;
  valueText?: string;
  disabled?: boolean;
  className?: string;
}

/**
 * A value to drag, in steps, and, in the field beside it, to type as exactly as it is meant. What is typed counts at blur
 * or Enter, brought within the range; `correction` says to what, where that is something else. `valueText` is what a
 * screen reader says ("54만 8,000원").
 */
export function Slider({ label, min, max, step = 1, value, onChange, suffix, note, hint, correction, valueText, disabled = false, className }: SliderProps) {
  const id = useId();
  const [corrected, setCorrected] = useState<number>();
  const described = hint ? { 'aria-describedby': `${id}-hint` } : {};
  const stops = stopsOf(min, max, step);
  const stop = stopOf(value, min, max, step);
  return (
    <div className={join('min-w-0', className)}>
      <div className="flex items-center justify-between gap-3 text-sm">
        <label htmlFor={id} className="text-ink-muted">{label}</label>
        <span className="flex items-center gap-1 font-semibold">
          <NumberField id={id} min={min} max={max} value={value} onChange={onChange} onCorrect={setCorrected} disabled={disabled} {...described} />
          <span id={`${id}-number`} hidden>{label}</span>
          <span id={`${id}-unit`} className="font-medium">{suffix}</span>
          {note && <span className="font-normal text-ink-muted">{note}</span>}
        </span>
      </div>
      <input
        id={id}
        type="range"
        min={min}
        max={min + stops * step}
        step={step}
        value={min + stop * step}
        disabled={disabled}
        aria-valuetext={valueText}
        {...described}
        onChange={(event) => {
          setCorrected(undefined);
          onChange(Math.min(max, Number(event.target.value)));
        }}
        style={{ '--fill': `${stops > 0 ? (stop / stops) * 100 : 0}%` } as CSSProperties}
        className="range mt-1 h-11 w-full md:h-8"
      />
      {hint && <p id={`${id}-hint`} className="text-xs text-ink-muted">{hint}</p>}
      {correction && <p role="status" className="text-xs font-medium">{corrected === value ? correction(value) : ''}</p>}
    </div>
  );
}

interface NumberFieldProps {
  id: string;
  min: number;
  max: number;
  value: number;
  onChange: (value: number) => void;
  /** The value that counts where it is not what was typed; undefined while somebody types. */
  onCorrect: (value: number | undefined) => void;
  disabled: boolean;
  'aria-describedby'?: string;
}

/** The same value to type: what is typed stays as it is until blur or Enter. */
function NumberField({ id, min, max, value, onChange, onCorrect, disabled, ...described }: NumberFieldProps) {
  const [draft, setDraft] = useState(() => groupDigits(String(value)));
  useEffect(() => setDraft(groupDigits(String(value))), [value]);
  const settle = () => {
    // A Korean keyboard may be left in full width.
    const typed = Number(draft.normalize('NFKC').replaceAll(/[\s,]/g, ''));
    const next = draft.trim() === '' || !Number.isFinite(typed) ? value : within(typed, min, max);
    setDraft(groupDigits(String(next)));
    if (draft.trim() === '' || typed !== next) onCorrect(next);
    if (next !== value) onChange(next);
  };
  return (
    <input
      inputMode="numeric"
      aria-labelledby={`${id}-number ${id}-unit`}
      {...described}
      value={draft}
      disabled={disabled}
      onChange={(event) => {
        setDraft(event.target.value);
        onCorrect(undefined);
      }}
      onBlur={settle}
      onKeyDown={(event) => {
        if (event.key !== 'Enter') return;
        event.preventDefault();
        settle();
      }}
      style={{ width: `${Math.max(3, groupDigits(String(max)).length) + 2.5}ch` }}
      className="money min-h-11 rounded-sm border border-line-strong bg-surface px-2 text-right md:min-h-8"
    />
  );
}

/** What counts of a typed number: whole, and within the range. */
export const within = (typed: number, min: number, max: number): number => Math.min(max, Math.max(min, Math.round(typed)));

/** The upper end has a stop of its own, also where the last step to it is shorter. */
const stopsOf = (min: number, max: number, step: number): number => Math.ceil((max - min) / step);

/** Where the handle stands: at the nearest stop. */
export const stopOf = (value: number, min: number, max: number, step: number): number =>
  (value >= max ? stopsOf(min, max, step) : Math.round((value - min) / step));
