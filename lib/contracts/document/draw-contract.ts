import { oneLineAddress } from '@/lib/accounts/model/seller';
import { Temporal } from 'temporal-polyfill';
import { verifyTerms } from '@/lib/kernel/verify-terms';
import { canonicalText, type CanonicalTerms } from '@/lib/kernel/canonical-terms';
import { formatTableInstant } from '@/lib/kernel/date-text';
import { formatTableDate } from '@/lib/kernel/day-text';
import { formatAxisMoney, formatMoney, formatRate } from '@/lib/kernel/money';
import { exitRibbon, type ExitPoint } from '@/lib/kernel/exits';
import { shortAccount } from '@/lib/orders/model/mandate';
import { toDate } from '@/lib/platform/clock';
import { translate } from '@/lib/platform/messages';
import { drawPdf } from '@/lib/platform/pdf/draw-pdf';
import type { Column, Sheet } from '@/lib/platform/pdf/sheet';
import { CLAUSES, clauseValues } from '../model/clauses';
import { isYearsEnd, printedExit, printedTerms, type Printed } from '../model/printed';
import { dueDayText, type Particulars, particularsShape, registrationNumber } from '../model/particulars';
import type { ContractRow } from '../store/contracts';
import { SIGNATURE_BOX, type Signed } from '../model/evidence';
import { groups } from '../model/verify';
import { evidencePage } from './evidence-page';
import { guaranteeText } from './guarantee';
import { WORDS } from './words';

export const TERMS_FILE = 'terms.json';
export const EVIDENCE_FILE = 'evidence.json';

export type Drawn = Pick<ContractRow, 'number' | 'termsSha256' | 'financierAnswer' | 'externalNumber' | 'particulars' | 'terms' | 'verifyCode'>;

interface Content {
  contract: Drawn;
  of: Particulars;
  terms: CanonicalTerms;
  /** The price of leaving after each instalment. */
  ribbon: ExitPoint[];
  won: (minor: string | bigint) => string;
  printed: Printed;
  /** Once it is signed. */
  signed?: Signed | undefined;
}

const day = (date: string) => formatTableDate(date, 'ko');
const instant = (at: string) => formatTableInstant(at, 'ko');

export function parties(sheet: Sheet, { of }: Pick<Content, 'of'>) {
  const { purchaser, seller, financier } = of;
  sheet.section(WORDS.parties, '제6조');
  sheet.columns([
    { head: '이용자', name: purchaser.name, lines: [oneLineAddress(purchaser.address), purchaser.phone, purchaser.email] },
    {
      head: '판매자', name: seller.name,
      lines: [
        `대표 ${seller.representative} · 사업자 ${registrationNumber(seller.businessNumber)}`, oneLineAddress(seller.address), `${seller.phone} · ${seller.email}`,
        ...(seller.mailOrderNumber ? [`통신판매 ${seller.mailOrderNumber}`] : []),
      ],
    },
    { head: '금융사 (신용제공자)', name: financier.nameKo, lines: [`사업자 ${registrationNumber(financier.businessNumber)}`, financier.addressKo, financier.phone] },
  ]);
}

function goods(sheet: Sheet, { of, terms }: Content) {
  const { goods: item, delivery } = of;
  sheet.section(WORDS.goods, '제6조');
  sheet.facts([
    ['상품', `${item.title}\n${item.brand} ${item.model} · ${WORDS.condition[item.condition]}`],
    ['일련번호', item.serials.join(', ')],
    ['받은 날', day(delivery.deliveredOn)],
    ['구매 결정', `${day(delivery.acceptedOn)} ${WORDS.acceptance[delivery.acceptance]}`],
    ['주문', `${of.orderNumber} · 상품번호 ${item.listingNumber}`],
    ['보증', `${terms.termMonths}개월 내내`],
  ]);
  const promised = guaranteeText(of.guarantee);
  if (promised) sheet.paragraph(`보증: ${promised}`);
  if (delivery.defects) sheet.paragraph(`수락할 때 적은 하자: ${delivery.defects}`);
}

function price(sheet: Sheet, { of, won, printed: { sum, facts, endOfTerm } }: Content) {
  sheet.section(WORDS.price, '제5조 · 제6조', 110);
  sheet.total(...sum);
  sheet.facts([
    ...facts,
    ['연체료율', `연 ${formatRate(of.lateRate)} · 늦은 금액에만`],
    ['그 밖의 비용', won('0')],
    endOfTerm,
    ['중도 반납', `남은 납입금의 ${formatRate(String(of.returnChargeBps / 10_000))}`],
  ], 'right');
}

function dates(sheet: Sheet, { terms, of }: Content) {
  const [first, last] = [day(terms.schedule[0]?.dueOn ?? terms.anchor), day(terms.schedule.at(-1)?.dueOn ?? terms.anchor)];
  const bank = translate('ko', `accounts.banks.${of.mandate.bank}`);
  sheet.section(WORDS.dates, '제6조 · 전체 납입표는 별지 1', 90);
  sheet.paragraph(`${dueDayText(of.dueDay)}, ${bank} ${shortAccount(of.mandate.masked)} (${of.mandate.holder}) 자동이체. 첫 납입 ${first}, 마지막 납입 ${last}. 그 달에 그 날이 없으면 말일에 냅니다.`);
  const month = (dueOn: string, index: number) => {
    const { year, month: number } = Temporal.PlainDate.from(dueOn);
    return index === 0 || number === 1 ? `'${String(year).slice(2)}.${number}` : String(number);
  };
  sheet.marks(terms.schedule.map((row, index) => month(row.dueOn, index)), WORDS.marks(terms.termMonths, first, last));
}

const EXIT_COLUMNS: Column[] = [
  { label: '낸 횟수', share: 0.22 }, { label: '그때까지 낸 돈', share: 0.26, align: 'right' },
  { label: '사고 끝내기', share: 0.26, align: 'right' }, { label: '돌려주고 끝내기', share: 0.26, align: 'right' },
];

const exitRow = ({ terms, won }: Content, point: ExitPoint): string[] => [...printedExit(point, terms), won(point.returnChargeMinor)];

function exits(sheet: Sheet, content: Content) {
  const { ribbon, terms, won } = content;
  const tick = (month: number) => ({ at: month, label: month === 0 ? '시작' : `${month}회` });
  const years = ribbon.map(({ month }) => month).filter((month) => isYearsEnd(month, terms.termMonths));
  sheet.section(WORDS.exits, '제14조 · 달마다의 값은 별지 2', 150);
  sheet.ribbon(
    ribbon.map(({ buyoutMinor, returnChargeMinor }) => ({ high: Number(buyoutMinor), low: Number(returnChargeMinor) })), years.map(tick),
    WORDS.chart(formatAxisMoney(ribbon[0]?.buyoutMinor ?? 0n, terms.currency, 'ko'), won(terms.residual)),
  );
  sheet.table(EXIT_COLUMNS, ribbon.filter(({ month }) => years.includes(month)).map((point) => exitRow(content, point)));
}

function rights(sheet: Sheet, { terms, of }: Content) {
  sheet.section(WORDS.rights, '제6조 · 제8조 · 제11조 – 제14조 · 제16조');
  const values = clauseValues(of, terms, 'ko');
  for (const clause of CLAUSES) sheet.paragraph(translate('ko', `contracts.clauses.${clause}`, values));
}

/** `before`: what stands for the purchaser until it is signed. */
export function signatures(sheet: Sheet, { contract, of, signed }: Pick<Content, 'contract' | 'of' | 'signed'>, title: string = WORDS.signatures, before = `${instant(of.signedAt)} 주문서에 서명`) {
  const statement = (contract.financierAnswer as { statement?: { ko?: string } } | null)?.statement?.ko;
  sheet.section(title, '', 90);
  const by = signed?.evidence.purchaser;
  const keys = (signed?.evidence.signatures ?? []).map(({ party, name, keyId }): [string, string] => [WORDS.keySignature[party], `${name}\n열쇠 ${keyId.slice(0, 16)}…`]);
  const drawn = signed?.strokes;
  sheet.facts([
    ['이용자', by ? `${by.name}\n${instant(by.signedAt)} 서명` : `${of.signatureName}\n${before}`],
    ['금융사', `${of.financier.nameKo}\n계약번호 ${contract.externalNumber ?? contract.number}`],
    ...(drawn ? [] : keys),
  ]);
  // Right under the purchaser: it is theirs alone.
  if (drawn) {
    sheet.strokes(WORDS.drawn, drawn, SIGNATURE_BOX, 44, WORDS.drawnBy(signed.evidence.purchaser.name));
    sheet.facts(keys);
  }
  if (!signed) sheet.paragraph(WORDS.unsigned);
  if (statement) sheet.paragraph(statement);
}

export function proof(sheet: Sheet, { contract }: Pick<Content, 'contract'>, title: string = WORDS.proof, data: string = WORDS.data(TERMS_FILE)) {
  sheet.section(title, '', 70);
  sheet.paragraph(WORDS.verify(contract.number, groups(contract.verifyCode ?? '')));
  sheet.paragraph(data);
  sheet.paragraph(contract.termsSha256, 8);
}

function annexes(sheet: Sheet, content: Content) {
  const { ribbon, printed } = content;
  sheet.newPage();
  sheet.section(WORDS.schedule, '제6조');
  sheet.table([
    { label: '회', share: 0.1 }, { label: '납입일', share: 0.2 }, { label: '납입금', share: 0.18, align: 'right' },
    { label: '수수료', share: 0.16, align: 'right' }, { label: '원금', share: 0.18, align: 'right' }, { label: '남은 금액', share: 0.18, align: 'right' },
  ], printed.instalments);
  sheet.newPage();
  sheet.section(WORDS.ribbon, '제14조');
  sheet.table(EXIT_COLUMNS, ribbon.map((point) => exitRow(content, point)));
}

/** When it was delivered to be read and when it was sealed, as its head says: a sealed one was not delivered when it was sealed. */
export const moments = (at: Temporal.Instant, signed?: Signed): [delivered: string, sealed: string | null] =>
  (signed ? [instant(signed.evidence.purchaser.deliveredAt), instant(at.toString())] : [instant(at.toString()), null]);

/**
 * The contract as a PDF in Korean: tagged, its fonts and its canonical terms inside, their SHA-256 printed. Once signed,
 * with who signed it, and how that came about on its last page and as data inside.
 * @param at when it is delivered; once it is signed, when it is sealed
 * @throws Error where the terms do not follow from themselves: such a contract is never delivered.
 */
export async function drawContract(contract: Drawn, at: Temporal.Instant, signed?: Signed): Promise<Buffer> {
  const of = particularsShape.parse(contract.particulars);
  const terms = contract.terms as unknown as CanonicalTerms;
  const built = verifyTerms(terms);
  if (!built.ok) throw new Error(`terms of ${contract.number} do not follow: ${built.error.code}`);
  const content: Content = {
    contract, of, terms, ribbon: exitRibbon(built.value, of.returnChargeBps), printed: printedTerms(built.value, terms),
    won: (minor) => formatMoney(BigInt(minor), terms.currency, 'ko'), signed,
  };
  const attachments = [{ name: TERMS_FILE, description: '계약 조건 (RFC 8785)', content: canonicalText(terms), mediaType: 'application/json' }];
  if (signed) attachments.push({ name: EVIDENCE_FILE, description: '서명 기록 (RFC 8785)', content: canonicalText(signed.evidence), mediaType: 'application/json' });
  return drawPdf({
    title: `${WORDS.title} ${contract.number}`, lang: 'ko-KR', author: of.financier.nameKo, at: toDate(at), foot: WORDS.foot(contract.number, groups(contract.verifyCode ?? '')), attachments,
  }, WORDS.page, (sheet) => {
    sheet.brand(WORDS.mall, WORDS.head(contract.number, ...moments(at, signed)));
    sheet.title(WORDS.title, WORDS.basis(of.disclosurePack));
    for (const part of [parties, goods, price, dates, exits, rights]) part(sheet, content);
    signatures(sheet, content);
    proof(sheet, content);
    annexes(sheet, content);
    if (signed) evidencePage(sheet, signed.evidence);
  });
}
