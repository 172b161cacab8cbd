import { Check, CircleHelp, Loader, TriangleAlert } from 'lucide-react';
import { useLocale, useTranslations } from 'next-intl';
import { Badge } from '@/components/ui/badge';
import { DataTable } from '@/components/ui/data-table';
import { formatTableInstant } from '@/lib/kernel/date-text';
import type { CallView } from '@/lib/institutions/views';

/** Requests that the mall sent, latest first. */
export function CallTable({ calls, label }: { calls: readonly CallView[]; label: string }) {
  const t = useTranslations('institutions');
  const locale = useLocale() === 'en' ? 'en' : 'ko';
  return (
    <DataTable
      caption={label}
      rows={calls}
      rowKey={(call) => call.id}
      empty={<p className="text-sm text-ink-muted">{t('calls.empty')}</p>}
      columns={[
        { key: 'at', header: t('calls.at'), card: 'deadline', className: 'money whitespace-nowrap', cell: (call) => <time dateTime={call.at}>{formatTableInstant(call.at, locale)}</time> },
        { key: 'request', header: t('calls.request'), card: 'title', className: 'break-all', cell: (call) => `${call.method} ${call.path}` },
        { key: 'result', header: t('calls.result'), card: 'badge', cell: (call) => <CallBadge call={call} /> },
        { key: 'took', header: t('calls.took'), card: 'action', align: 'right', className: 'money whitespace-nowrap', cell: (call) => t('calls.ms', { ms: call.durationMs }) },
      ]}
    />
  );
}

function CallBadge({ call }: { call: CallView }) {
  const t = useTranslations('institutions');
  if (call.error === 'under-way') return <Badge icon={Loader}>{t('calls.underWay')}</Badge>;
  if (call.status === null) return <Badge tone="critical" icon={CircleHelp}>{call.error ? `${t('calls.noAnswer')} · ${call.error}` : t('calls.noAnswer')}</Badge>;
  const good = call.status < 300;
  // Asked what has become of a question that never arrived, it says so.
  if (call.status === 404 && call.method === 'GET') return <Badge icon={Check}>{`${call.status} · ${call.error ?? ''}`}</Badge>;
  return <Badge tone={good ? 'positive' : 'caution'} icon={good ? Check : TriangleAlert}>{call.error ? `${call.status} · ${call.error}` : String(call.status)}</Badge>;
}
