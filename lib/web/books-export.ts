import 'server-only';
import type { Role } from '@/lib/kernel/actor';
import { isPlainDate } from '@/lib/kernel/day-text';
import { isCurrency } from '@/lib/kernel/money';
import { exportedBooks } from '@/lib/ledger/views/export';
import { translate } from '@/lib/platform/messages';
import { askedLocale } from './asked-locale';
import { csvResponse } from './csv-response';
import { problemJson, route } from './route';
import { currentActor } from './session';

/** The lines of `currency` from `from` to `to` as a file, for who is of that role. */
export const booksExport = (role: Role) => route(async ({ db, clock }, request) => {
  const actor = await currentActor();
  if (!actor) return problemJson({ code: 'session-ended' });
  if (actor.role !== role) return problemJson({ code: 'not-found' });
  const { currency = '', from = '', to = '' } = Object.fromEntries(new URL(request.url).searchParams);
  if (!isCurrency(currency) || !isPlainDate(from) || !isPlainDate(to)) return problemJson({ code: 'input' });
  return csvResponse(exportedBooks(db, actor, { currency, from, to }), `${translate(askedLocale(request, actor), 'books.fileName')}-${currency}-${from}-${to}`, clock);
});
