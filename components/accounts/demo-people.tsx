'use client';
import { useTranslations } from 'next-intl';
import Link from 'next/link';
import { Section } from '@/components/ui/section';
import type { Role, SellerRole } from '@/lib/kernel/actor';

export interface DemoPerson {
  email: string;
  name: string;
  role: Role;
  sellerRoles?: readonly SellerRole[];
}

/** Whom the demo can be tried as: one press fills the form in. */
export function DemoPeople({ people, onPick }: { people: readonly DemoPerson[]; onPick: (email: string) => void }) {
  const t = useTranslations('accounts.demo');
  const roles = useTranslations('common.role');
  const work = useTranslations('staff.roles');
  return (
    <Section title={t('title')} lead={t('lead')}>
      <ul>
        {people.map((person) => (
          <li key={person.email} className="border-b border-line">
            <button
              type="button"
              onClick={() => onPick(person.email)}
              className="flex min-h-11 w-full items-center justify-between gap-3 py-2 text-left text-sm -outline-offset-2 hover:bg-sunken"
            >
              <span className="min-w-0">
                <span className="font-semibold">{[roles(person.role), ...(person.sellerRoles ?? []).map((role) => work(role))].join(' · ')}</span> {person.name}
                <span className="block truncate text-xs text-ink-muted">{person.email}</span>
              </span>
            </button>
          </li>
        ))}
      </ul>
      <p className="mt-4 text-sm text-ink-muted">
        {t('mailbox')} <Link href="/mailbox" className="inline-flex min-h-6 items-center text-accent underline underline-offset-4">{t('openMailbox')}</Link>
      </p>
    </Section>
  );
}
