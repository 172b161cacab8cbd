/** What was wrong with an answer that was kept aside, for the text that says it in the reader's language. */
export interface NoteWords {
  key: 'rate-of-offer' | 'too-little' | 'cap-too-low' | 'too-dear' | 'something-else' | 'figures' | 'terms' | 'elsewhere' | 'after' | 'unreadable' | 'unknown-type' | 'settlement' | 'settlement-nowhere' | 'settlement-noted' | 'settlement-dear' | 'settlement-none' | 'settlement-differs' | 'contract-hash' | 'contract-signature' | 'unknown-subject';
  params: Record<string, string>;
}

/* Notes stand in the rows as they were written, in the words of the code; what each is about follows from its form. */
const FORMS: readonly { form: RegExp; key: NoteWords['key'] }[] = [
  { form: /^(?:approval|offer) (?<id>\S+): not at the rate of its offer$/, key: 'rate-of-offer' },
  { form: /^(?:approval|offer) (?<id>\S+): less than the amount asked for$/, key: 'too-little' },
  { form: /^(?:approval|offer) (?<id>\S+): cap below its own instalment$/, key: 'cap-too-low' },
  { form: /^(?:approval|offer) (?<id>\S+): above the statutory maximum$/, key: 'too-dear' },
  { form: /^(?:approval|offer) (?<id>\S+): for something else than was asked$/, key: 'something-else' },
  { form: /^(?:approval|offer) (?<id>\S+): terms\.do-not-follow ?(?<at>\S*)$/, key: 'figures' },
  { form: /^(?:approval|offer) (?<id>\S+): terms\./, key: 'terms' },
  { form: /^approval (?<id>\S+) belongs to another question$/, key: 'elsewhere' },
  { form: /^contract (?<id>\S+): another hash than ours$/, key: 'contract-hash' },
  { form: /^contract (?<id>\S+): its signature does not hold$/, key: 'contract-signature' },
  { form: /^(?<what>[A-Z_]+) after (?<before>[A-Z_]+)$/, key: 'after' },
  { form: /^unreadable at (?<at>\S*)$/, key: 'unreadable' },
  { form: /^unknown type$/, key: 'unknown-type' },
  { form: /^settlements are not kept yet$/, key: 'settlement' },
  { form: /^settlement of no contract of this financier$/, key: 'settlement-nowhere' },
  { form: /^settlement of (?<id>\S+) noted$/, key: 'settlement-noted' },
  { form: /^settlement of (?<id>\S+): above the cash price$/, key: 'settlement-dear' },
  { form: /^settlement of (?<id>\S+): no amount$/, key: 'settlement-none' },
  { form: /^settlement of (?<id>\S+): another amount than agreed$/, key: 'settlement-differs' },
  { form: /^not-found$/, key: 'unknown-subject' },
];

/** The text of a note and what stands in it; undefined for one of no known form, which is shown as it is. */
export function noteWords(note: string): NoteWords | undefined {
  for (const { form, key } of FORMS) {
    const found = form.exec(note);
    if (found) return { key, params: { ...found.groups } };
  }
  return undefined;
}
