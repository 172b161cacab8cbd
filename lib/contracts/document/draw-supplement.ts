import type { Temporal } from 'temporal-polyfill';
import type { Change } from '@/lib/kernel/amendment';
import { canonicalText, type CanonicalTerms } from '@/lib/kernel/canonical-terms';
import { statedStanding, verifyAmendment } from '@/lib/kernel/verify-amendment';
import { toDate } from '@/lib/platform/clock';
import { drawPdf } from '@/lib/platform/pdf/draw-pdf';
import type { Column, Sheet } from '@/lib/platform/pdf/sheet';
import type { Signed } from '../model/evidence';
import { particularsShape, type Particulars } from '../model/particulars';
import { CHANGE_KIND, printedChange, type PrintedChange } from '../model/printed-change';
import { groups } from '../model/verify';
import type { ContractRow } from '../store/contracts';
import { EVIDENCE_FILE, moments, parties, proof, signatures, TERMS_FILE, type Drawn } from './draw-contract';
import { evidencePage } from './evidence-page';
import { WORDS } from './words';

export const CHANGE_FILE = 'change.json';

const SAYS = WORDS.supplement;

interface Content {
  contract: Drawn;
  of: Particulars;
  change: Change;
  printed: PrintedChange;
  signed?: Signed | undefined;
}

function what(sheet: Sheet, { contract, of, change }: Content) {
  sheet.section(SAYS.what);
  sheet.facts([
    [SAYS.contract, contract.number.replace(/-\d+$/, '')],
    [SAYS.of, change.of.number],
    [SAYS.goods, `${of.goods.title}\n${of.goods.serials.join(', ')}`],
    [SAYS.kindLabel, CHANGE_KIND[change.kind]],
  ]);
  sheet.paragraph(`${SAYS.ofHash}\n${change.of.termsSha256}`, 8);
}

const SIDES: Column[] = [{ label: SAYS.item, share: 0.24 }, { label: SAYS.before, share: 0.38 }, { label: SAYS.after, share: 0.38 }];

function changes(sheet: Sheet, { change, printed: { from, sides, facts } }: Content) {
  sheet.section(SAYS.change, '', 110);
  if (from !== null) sheet.paragraph(from, 10, true);
  sheet.table(SIDES, sides);
  if (facts.length > 0) sheet.facts(facts);
  sheet.paragraph(SAYS.stays[change.kind]);
}

const ROWS: Column[] = [
  { label: '회', share: 0.08 }, { label: SAYS.before, share: 0.14 }, { label: '납입금', share: 0.16, align: 'right' },
  { label: SAYS.after, share: 0.2, align: 'right' }, { label: '납입금', share: 0.2, align: 'right' }, { label: '남은 금액', share: 0.22, align: 'right' },
];

/** Every instalment that is another than before, beside what it was. */
function schedule(sheet: Sheet, { printed: { rows } }: Content) {
  if (rows.length === 0) return;
  sheet.newPage();
  sheet.section(SAYS.rows);
  sheet.table(ROWS, rows);
}

/**
 * A supplement as a PDF in Korean, with the same care as its contract: what it supplements, old and new side by side, the
 * schedule from then on; its terms and what it changes lie inside as data.
 * @throws Error where the change does not follow from what it changes: such a supplement is never delivered.
 */
export async function drawSupplement(contract: Drawn & Pick<ContractRow, 'change'>, at: Temporal.Instant, signed?: Signed): Promise<Buffer> {
  const of = particularsShape.parse(contract.particulars);
  const terms = contract.terms as unknown as CanonicalTerms;
  const change = contract.change as unknown as Change;
  const followed = verifyAmendment(statedStanding(change, terms), change);
  if (!followed.ok) throw new Error(`change of ${contract.number} does not follow: ${followed.error.code}`);
  const content: Content = { contract, of, change, printed: printedChange(change, terms), signed };
  const file = (name: string, description: string, value: unknown) => ({ name, description, content: canonicalText(value), mediaType: 'application/json' });
  const attachments = [file(TERMS_FILE, '계약 조건 (RFC 8785)', terms), file(CHANGE_FILE, '바뀌는 내용 (RFC 8785)', change)];
  if (signed) attachments.push(file(EVIDENCE_FILE, '서명 기록 (RFC 8785)', signed.evidence));
  return drawPdf({
    title: `${SAYS.title} ${contract.number}`, lang: 'ko-KR', author: of.financier.nameKo, at: toDate(at), foot: WORDS.foot(contract.number, groups(contract.verifyCode ?? '')), attachments,
  }, WORDS.page, (sheet) => {
    sheet.brand(WORDS.mall, SAYS.head(contract.number, ...moments(at, signed)));
    sheet.title(SAYS.title, SAYS.basis(contract.number.replace(/-\d+$/, '')));
    for (const part of [parties, what, changes]) part(sheet, content);
    signatures(sheet, content, SAYS.signatures, SAYS.unsigned);
    proof(sheet, content, SAYS.proof, SAYS.data(SAYS.terms(TERMS_FILE)[content.change.kind], TERMS_FILE, CHANGE_FILE));
    schedule(sheet, content);
    if (signed) evidencePage(sheet, signed.evidence);
  });
}
