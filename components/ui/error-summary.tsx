'use client';
import { useTranslations } from 'next-intl';
import { useEffect, useRef, useState } from 'react';
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
  const [labels, setLabels] = useState<Record<string, string>>({});
  const names = items.map((item) => item.name).join(' ');

  useEffect(() => {
    setLabels(Object.fromEntries(names.split(' ').map((name) => [name, labelOf(place.current, name)])));
  }, [names]);
  useEffect(() => {
    if (attempt > 0) place.current?.focus();
  }, [attempt]);

  if (!message && items.length === 0) return null;
  return (
    <div ref={place} tabIndex={-1} role="alert" className="mb-6">
      <Panel tone="critical" title={message ?? t('errorCount', { count: items.length })}>
        {items.length > 0 && (
          <ul className="mt-1 space-y-1">
            {items.map((item) => (
              <li key={item.name}>
                <a
                  href={`#${item.name}`}
                  onClick={(event) => {
                    event.preventDefault();
                    controlOf(place.current, item.name)?.focus();
                  }}
                  className="inline-flex min-h-6 items-center text-critical underline underline-offset-4"
                >
                  {labels[item.name] ? `${labels[item.name]}: ${item.text}` : item.text}
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

function controlOf(from: HTMLElement | null, name: string): HTMLElement | undefined {
  const scope = from?.closest('form') ?? document;
  return [...scope.querySelectorAll<HTMLElement>('[name]')].find((element) => element.getAttribute('name') === name);
}

/** The words that the reader knows the field by: its legend where several controls answer one question, else its label. */
function labelOf(from: HTMLElement | null, name: string): string {
  const control = controlOf(from, name);
  if (!(control instanceof HTMLElement)) return '';
  const legend = control.getAttribute('type') === 'radio' ? control.closest('fieldset')?.querySelector('legend') : null;
  const label = legend ?? ('labels' in control ? (control as HTMLInputElement).labels?.[0] : null);
  return label?.textContent?.trim() ?? control.getAttribute('aria-label') ?? '';
}
