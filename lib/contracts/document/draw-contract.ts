import type { Temporal } from 'temporal-polyfill';
import { verifyTerms } from '@/lib/kernel/verify-terms';
import { canonicalText, type CanonicalTerms } from '@/lib/kernel/canonical-terms';
import { formatTableDate, formatTableInstant } from '@/lib/kernel/date-text';
import { formatMoney, formatRate } from '@/lib/kernel/money';
import { exitRibbon } from '@/lib/kernel/schedule';
import { toDate } from '@/lib/platform/clock';
import { drawPdf, type Sheet } from '@/lib/platform/pdf/sheet';
import { addressLine, type Particulars, particularsShape } from '../model/particulars';
import type { ContractRow } from '../store/contracts';
import { rightsOf, WORDS } from './words';

export const TERMS_FILE = 'terms.json';

interface Content {
  contract: Pick<ContractRow, 'number' | 'termsSha256' | 'financierAnswer' | 'externalNumber'>;
  of: Particulars;
  terms: CanonicalTerms;
  won: (minor: string | bigint) => string;
}

function parties(sheet: Sheet, { of }: Content) {
  sheet.section(WORDS.parties, '제6조');
  sheet.facts([
    ['이용자', `${of.purchaser.name}\n${addressLine(of.purchaser.address)}\n${of.purchaser.phone}`],
    ['판매자', `${of.seller.name} (대표 ${of.seller.representative})\n${addressLine(of.seller.address)}\n${of.seller.phone} · ${of.seller.businessNumber}`],
    ['금융사', `${of.financier.nameKo} (신용제공자)\n${of.financier.addressKo}\n${of.financier.phone}`],
    ['주문', `${of.orderNumber}\n${formatTableInstant(of.signedAt, 'ko')} 서명`],
  ]);
}

function goods(sheet: Sheet, { of }: Content) {
  sheet.section(WORDS.goods, '제6조');
  sheet.facts([
    ['상품', `${of.goods.title}\n${of.goods.brand} ${of.goods.model} · ${WORDS.condition[of.goods.condition]}`],
    ['일련번호', of.goods.serials.join(', ')],
    ['받은 날', formatTableDate(of.delivery.deliveredOn, 'ko')],
    ['구매 결정', `${formatTableDate(of.delivery.acceptedOn, 'ko')} ${WORDS.acceptance[of.delivery.acceptance]}`],
  ]);
}

function price(sheet: Sheet, { terms, of, won }: Content) {
  const first = terms.schedule[0]?.amount ?? '0';
  const last = terms.schedule.at(-1)?.amount ?? '0';
  sheet.section(WORDS.price, '제5조 · 제6조');
  sheet.total(`선납금 ${won(terms.firstPayment)} + ${won(first)} × ${terms.termMonths - 1}회 + ${won(last)}`, `= 총 납입액 ${won(terms.totalCost)}`);
  sheet.facts([
    ['현금가', won(terms.cashPrice)],
    ['할부 원금', won(BigInt(terms.cashPrice) - BigInt(terms.firstPayment))],
    ['월 납입금', `${won(first)} (${terms.termMonths}회째 ${won(last)})`],
    ['선납금', won(terms.firstPayment)],
    ['잔존가치', won(terms.residual)],
    ['매입까지 모두', won(terms.totalToOwn)],
    ['실제연간요율', formatRate(terms.annualRate)],
    ['연체료율', `연 ${formatRate(of.lateRate)}`],
    ['만기', WORDS.endOfTerm[terms.endOfTerm]],
    ['그 밖의 비용', won('0')],
  ]);
}

function dates(sheet: Sheet, { terms, of, won }: Content) {
  const [first, last] = [terms.schedule[0], terms.schedule.at(-1)];
  sheet.section(WORDS.dates, '제6조');
  sheet.paragraph(`매달 ${of.dueDay}일, ${of.mandate.bank} ${of.mandate.masked} (${of.mandate.holder}) 자동이체. 첫 납입 ${formatTableDate(first?.dueOn ?? terms.anchor, 'ko')}, 마지막 ${formatTableDate(last?.dueOn ?? terms.anchor, 'ko')}. 그 달에 그 날이 없으면 말일에 냅니다.`);
  sheet.table([
    { label: '회', share: 0.08 }, { label: '납입일', share: 0.2 }, { label: '납입금', share: 0.2, align: 'right' },
    { label: '수수료', share: 0.16, align: 'right' }, { label: '원금', share: 0.18, align: 'right' }, { label: '남은 금액', share: 0.18, align: 'right' },
  ], terms.schedule.map((row) => [String(row.seq), formatTableDate(row.dueOn, 'ko'), won(row.amount), won(row.interest), won(row.principal), won(row.balance)]));
}

function exits(sheet: Sheet, { terms, of, won }: Content) {
  const built = verifyTerms(terms);
  if (!built.ok) throw new Error(`terms do not follow: ${built.error.code}`);
  const ribbon = exitRibbon(built.value, of.returnChargeBps);
  const months = [0, 6, 12, 24, 36, 48, terms.termMonths].filter((month, index, all) => month <= terms.termMonths && all.indexOf(month) === index);
  sheet.section(WORDS.exits, '제14조');
  sheet.table([
    { label: '낸 횟수', share: 0.2 }, { label: '그때까지 낸 돈', share: 0.26, align: 'right' },
    { label: '사고 끝내기', share: 0.27, align: 'right' }, { label: '돌려주고 끝내기', share: 0.27, align: 'right' },
  ], months.map((month) => {
    const point = ribbon[month];
    return [`${month}회`, won(point?.paidMinor ?? 0n), won(point?.buyoutMinor ?? 0n), won(point?.returnChargeMinor ?? 0n)];
  }));
}

function rights(sheet: Sheet, { terms, of }: Content) {
  sheet.section(WORDS.rights, '제6조 · 제8조 · 제11조 – 제14조 · 제16조');
  const facts = {
    financier: of.financier.nameKo, seller: of.seller.name, lateRate: formatRate(of.lateRate),
    returnCharge: formatRate(String(of.returnChargeBps / 10_000)), titleTransfer: terms.endOfTerm === 'TITLE_TRANSFER',
  };
  for (const sentence of rightsOf(facts)) sheet.paragraph(sentence, 8.5);
}

function proof(sheet: Sheet, { contract, of, terms }: Content) {
  const statement = (contract.financierAnswer as { statement?: { ko?: string } } | null)?.statement?.ko;
  sheet.section(WORDS.signatures);
  sheet.facts([
    ['이용자', `${of.signatureName}\n${formatTableInstant(of.signedAt, 'ko')} 주문서에 서명`],
    ['금융사', `${of.financier.nameKo}\n계약번호 ${contract.externalNumber ?? contract.number}`],
  ]);
  if (statement) sheet.paragraph(statement, 8.5);
  sheet.section(WORDS.proof);
  sheet.paragraph(`계약 조건은 이 파일에 ${TERMS_FILE}으로 그대로 들어 있어 누구나 모든 금액을 다시 계산할 수 있습니다. 조건의 SHA-256 (RFC 8785, ${terms.schedule.length}회):`, 8.5);
  sheet.paragraph(contract.termsSha256, 8);
}

/** The contract as a PDF in Korean: tagged, its fonts and its canonical terms inside, their SHA-256 printed. */
export async function drawContract(contract: Pick<ContractRow, 'number' | 'termsSha256' | 'financierAnswer' | 'externalNumber' | 'particulars' | 'terms'>, at: Temporal.Instant): Promise<Buffer> {
  const of = particularsShape.parse(contract.particulars);
  const terms = contract.terms as unknown as CanonicalTerms;
  const content: Content = { contract, of, terms, won: (minor) => formatMoney(BigInt(minor), terms.currency, 'ko') };
  return drawPdf({
    title: `${WORDS.title} ${contract.number}`, lang: 'ko-KR', author: of.financier.nameKo, at: toDate(at), foot: WORDS.foot(contract.number),
    attachment: { name: TERMS_FILE, description: '계약 조건 (RFC 8785)', content: canonicalText(terms), mediaType: 'application/json' },
  }, WORDS.page, (sheet) => {
    sheet.title(WORDS.title, `계약번호 ${contract.number}\n${WORDS.basis(of.disclosurePack)}`);
    for (const part of [parties, goods, price, dates, exits, rights, proof]) part(sheet, content);
  });
}
