'use client';
import { useTranslations } from 'next-intl';
import { useEffect, useLayoutEffect, useRef, useState } from 'react';
import { Panel } from './panel';

export interface SummaryItem {
  /** The field's name (dotted path). */
  name: string;
  text: string;
}

/**
 * What went wrong, above the form. Takes the focus at each failed `attempt`; each line leads to its field.
 * `message` is for what belongs to no field; `reference` is the number to name when asking for help.
 */
export function ErrorSummary({ attempt, items, message, reference }: { attempt: number; items: readonly SummaryItem[]; message?: string; reference?: string }) {
  const t = useTranslations('common');
  const place = useRef<HTMLDivElement>(null);
  const focused = useRef(0);
  const [known, setKnown] = useState<readonly KnownField[]>([]);
  const names = items.map((item) => item.name).join(' ');

  // Before anything is shown: an alert is read out as it appears, and must name its fields then.
  useLayoutEffect(() => setKnown(fieldsInOrder(place.current, names.split(' '))), [names]);
  // Without a list of dependencies: the errors may arrive a render later than the attempt that brought them.
  useEffect(() => {
    if (attempt === focused.current || !place.current) return;
    focused.current = attempt;
    place.current.focus();
  });

  if (!message && items.length === 0) return null;
  const rank = (item: SummaryItem) => known.findIndex((field) => field.name === item.name);
  const sorted = [...items].sort((a, b) => rank(a) - rank(b));
  return (
    <div ref={place} tabIndex={-1} role="alert">
      <Panel tone="critical" title={message ?? t('errorCount', { count: items.length })}>
        {items.length > 0 && (
          <ul className="mt-1 space-y-1">
            {sorted.map((item) => (
              <li key={item.name}>
                <a
                  href={`#${item.name}`}
                  onClick={(event) => {
                    event.preventDefault();
                    controlOf(place.current, item.name)?.focus();
                  }}
                  className="inline-flex min-h-6 items-center text-critical underline underline-offset-4"
                >
                  {lineOf(item, known)}
                </a>
              </li>
            ))}
          </ul>
        )}
        {reference && <p className="mt-1 text-ink-muted">{t('reference', { reference })}</p>}
      </Panel>
    </div>
  );
}

interface KnownField {
  name: string;
  label: string;
}

/** The fields in the order in which the reader meets them, which the schema need not share. */
function fieldsInOrder(from: HTMLElement | null, names: readonly string[]): KnownField[] {
  const scope = from?.closest('form') ?? document;
  const all = [...scope.querySelectorAll('[name]')].map((element) => element.getAttribute('name') ?? '');
  return [...new Set(all)].filter((name) => names.includes(name)).map((name) => ({ name, label: labelOf(from, name) }));
}

function lineOf(item: SummaryItem, known: readonly KnownField[]): string {
  const label = known.find((field) => field.name === item.name)?.label;
  return label ? `${label}: ${item.text}` : item.text;
}

/** The control of a field; of a list of fields, its first. */
function controlOf(from: HTMLElement | null, name: string): HTMLElement | undefined {
  const scope = from?.closest('form') ?? document;
  const all = [...scope.querySelectorAll<HTMLElement>('[name]')];
  return all.find((element) => element.getAttribute('name') === name) ?? all.find((element) => element.getAttribute('name')?.startsWith(`${name}.`));
}

/** The words that the reader knows the field by: its legend where several controls answer one question, else its label. */
function labelOf(from: HTMLElement | null, name: string): string {
  const control = controlOf(from, name);
  if (!(control instanceof HTMLElement)) return '';
  const scope = from?.closest('form') ?? document;
  const several = scope.querySelectorAll(`[name="${CSS.escape(name)}"]`).length > 1;
  const legend = several ? control.closest('fieldset')?.querySelector('legend') : null;
  const label = legend ?? ('labels' in control ? (control as HTMLInputElement).labels?.[0] : null);
  // A tick's hint stands inside its label: it is no part of the name.
  const named = label?.cloneNode(true) as Element | undefined;
  named?.querySelector(`[id="${control.id}-hint"]`)?.remove();
  return named?.textContent?.trim() ?? control.getAttribute('aria-label') ?? '';
}
