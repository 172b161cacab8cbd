import { expect, test } from 'vitest';
import { entryWords } from '@/lib/ledger/model';
import en from '@/messages/en/books.json';
import ko from '@/messages/ko/books.json';
import { sourceFiles } from './house';

const quoted = (text: string): string[] => [...text.matchAll(/'([a-z]+(?:-[a-z]+)*)-?'/g)].map(([, word = '']) => word);

/** Kinds in what a call says after `kind:`, up to the next property. A kind that is made of another's id counts by what stands before it. */
const kindsIn = (text: string): string[] => [...text.matchAll(/kind: ([^,}]*(?:\? [^,}]*)?)/g)].flatMap(([, said = '']) => [...quoted(said), ...[...said.matchAll(/`([a-z-]+):\$/g)].map(([, word = '']) => word)]);

/** Everything that is posted anywhere in the house, `source.kind`: by the ledger's functions, and by statements of their own. */
function posted(): string[] {
  return sourceFiles().filter(({ file }) => file.startsWith('lib/')).flatMap(({ text }) => {
    const called = [...text.matchAll(/(?:postEntry|reverseEntry)\(tx, \{([\s\S]*?)\}, at\)/g)].flatMap(([, said = '']) => {
      const source = /sourceType: '([a-z-]+)'/.exec(said)?.[1];
      // What is reversed is named by its own kind, which is there as well.
      return source === undefined ? [] : kindsIn(said.replace(/lines: [\s\S]*$/, '')).map((kind) => `${source}.${kind}`);
    });
    const stated = [...text.matchAll(/INSERT INTO journal_entry \([^)]*\)\s*SELECT ([\s\S]*?) FROM /g)].flatMap(([, said = '']) => {
      const [source = '', ...kinds] = quoted(said.replaceAll("'j_'", ''));
      return kinds.map((kind) => `${source}.${kind === 'month' ? entryWords({ sourceType: source, kind: 'month-1' }).key.split('.')[1] ?? '' : kind}`);
    });
    return [...called, ...stated];
  });
}

test('everything that is posted has words in the books, and its source too', () => {
  const found = [...new Set(posted())].sort();
  for (const known of ['lease.commencement', 'lease.withdrawal-unearned', 'invoice.billed', 'invoice.recovered', 'credit-use.cancelled', 'withdrawal.refund', 'holdback.month', 'holdback.rest', 'settlement.recourse', 'transfer.handed-over', 'refusal.stands']) expect(found).toContain(known);
  for (const { what, sources } of [ko, en]) {
    const words: Record<string, Record<string, string>> = what;
    const named: Record<string, string> = sources;
    expect(found.filter((each) => { const [source = '', kind = ''] = each.split('.'); return !words[source]?.[kind] || !named[source]; })).toEqual([]);
  }
});
