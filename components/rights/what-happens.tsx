import type { ReactNode } from 'react';
import { Section } from '@/components/ui/section';

/** What sending something brings, in its order. */
export function WhatHappens({ title, lines }: { title: string; lines: readonly string[] }) {
  return (
    <Section title={title}>
      <ol className="flex list-decimal flex-col gap-2 pl-5 text-sm marker:text-ink-muted">{lines.map((line) => <li key={line}>{line}</li>)}</ol>
    </Section>
  );
}

/** The written notice, word for word. */
export function NoticeText({ title, text, children }: { title: string; text: string; children?: ReactNode }) {
  return (
    <Section title={title} aside={children}>
      <p className="rounded-md bg-sunken p-4 text-sm break-words whitespace-pre-line">{text}</p>
    </Section>
  );
}
