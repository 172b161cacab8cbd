import type { Temporal } from 'temporal-polyfill';
import { oneLineAddress } from '@/lib/accounts/model/seller';
import { CLAUSES, clauseValues } from '@/lib/contracts/model/clauses';
import { dueDayText, registrationNumber } from '@/lib/contracts/model/particulars';
import { canonicalText } from '@/lib/kernel/canonical-terms';
import { formatTableInstant } from '@/lib/kernel/date-text';
import { formatTableDate } from '@/lib/kernel/day-text';
import { formatMoney } from '@/lib/kernel/money';
import { toDate } from '@/lib/platform/clock';
import { translate } from '@/lib/platform/messages';
import { drawPdf } from '@/lib/platform/pdf/draw-pdf';
import type { Column, Sheet } from '@/lib/platform/pdf/sheet';
import { agreedJson } from '../model/agreed';
import type { Agreement, SignedSide } from '../store/agreement';
import { WORDS } from './words';

/** What of a contract another takes over with it; the days of withdrawal are over, and how the agreement says why. */
const TAKEN_OVER = CLAUSES.filter((clause) => clause !== 'withdrawal');

const day = (date: string) => formatTableDate(date, 'ko');

function parties(sheet: Sheet, { from, to, seller, financier }: Agreement) {
  sheet.section(WORDS.parties);
  sheet.columns([{ head: WORDS.from, name: from.name, lines: [from.mail] }, { head: WORDS.to, name: to.name, lines: [to.mail] }]);
  sheet.columns([
    { head: WORDS.financier, name: financier.nameKo, lines: [`사업자 ${registrationNumber(financier.businessNumber)}`, financier.addressKo, financier.phone] },
    { head: WORDS.seller, name: seller.name, lines: [`사업자 ${registrationNumber(seller.businessNumber)}`, oneLineAddress(seller.address), seller.phone] },
  ]);
}

function what(sheet: Sheet, { goods, serial, leaseNumber, contractNumber, contractOn, contractSha256, endsOn, agreed }: Agreement) {
  sheet.section(WORDS.what);
  sheet.facts([
    [WORDS.goods, `${goods.title}\n${goods.brand} ${goods.model}`], [WORDS.serial, serial], [WORDS.lease, leaseNumber], [WORDS.contract, contractNumber],
    [WORDS.contractOn, day(contractOn)], [WORDS.ends, day(endsOn)], [WORDS.dueDay, dueDayText(agreed.dueDay)],
  ]);
  sheet.paragraph(`${WORDS.hash}\n${contractSha256}`, 8);
}

function money(sheet: Sheet, { agreed, currency }: Agreement) {
  const won = (minor: bigint) => formatMoney(minor, currency, 'ko');
  sheet.section(WORDS.money, '', 120);
  sheet.facts([
    [WORDS.months, `${agreed.months}회`], [WORDS.monthly, won(agreed.monthlyMinor)], [WORDS.financed, won(agreed.financedMinor)],
    ...(agreed.residualMinor > 0n ? [[WORDS.residual, won(agreed.residualMinor)], [WORDS.own, won(agreed.toOwnMinor)]] as [string, string][] : []),
    ...(agreed.creditsMinor > 0n ? [[WORDS.credits, won(agreed.creditsMinor)]] as [string, string][] : []),
  ], 'right');
  sheet.total(WORDS.sum(agreed.months), `${WORDS.left} ${won(agreed.leftMinor)}`);
}

function clauses(sheet: Sheet, { of, terms }: Agreement) {
  const values = clauseValues(of, terms, 'ko');
  sheet.section(WORDS.terms);
  for (const clause of TAKEN_OVER) sheet.paragraph(translate('ko', `contracts.clauses.${clause}`, values));
  sheet.section(WORDS.agreed);
  for (const [index, rule] of WORDS.rules.entries()) sheet.paragraph(`${index + 1}) ${rule}`);
}

function signatures(sheet: Sheet, { from, to }: Agreement, signed: readonly SignedSide[]) {
  sheet.section(WORDS.signatures);
  const of = (side: 'FROM' | 'TO', head: string, name: string): [string, string] => {
    const one = signed.find((each) => each.side === side);
    return [head, one ? `${one.name}\n${formatTableInstant(one.signedAt, 'ko')}` : name];
  };
  sheet.facts([of('FROM', '지금 이용자', from.name), of('TO', '새 이용자', to.name)]);
  if (signed.length < 2) sheet.paragraph(WORDS.unsigned, 8.5, true);
}

const ROWS: Column[] = [
  { label: WORDS.rows.seq, share: 0.12 }, { label: WORDS.rows.due, share: 0.28 }, { label: WORDS.rows.amount, share: 0.28, align: 'right' }, { label: WORDS.rows.rest, share: 0.32, align: 'right' },
];

function schedule(sheet: Sheet, { agreed, currency }: Agreement) {
  sheet.newPage();
  sheet.section(WORDS.schedule);
  let rest = agreed.leftMinor;
  sheet.table(ROWS, agreed.rows.map(({ seq, dueOn, amountMinor }) => {
    rest -= amountMinor;
    return [String(seq), day(dueOn), formatMoney(amountMinor, currency, 'ko'), formatMoney(rest, currency, 'ko')];
  }));
}

function record(sheet: Sheet, signed: readonly SignedSide[]) {
  sheet.section(WORDS.record);
  for (const { side, name, signedAt, sentTo, address, agent } of signed) {
    sheet.facts([[side === 'FROM' ? '지금 이용자' : '새 이용자', `${name}\n${formatTableInstant(signedAt, 'ko')}`], ['확인', WORDS.code(sentTo)], [WORDS.address, address || WORDS.nothing], [WORDS.agent, agent || WORDS.nothing]]);
  }
  sheet.paragraph(`${WORDS.read}\n${signed[0]?.documentSha256 ?? ''}`, 8);
}

/** The agreement as a PDF in Korean: who, what, what is left, the terms that go along, and once both have signed how they did; its figures lie inside as data. */
export function drawAgreement(agreement: Agreement, at: Temporal.Instant, signed: readonly SignedSide[] = []): Promise<Buffer> {
  const { number, contractNumber, agreed } = agreement;
  const attachments = [{ name: 'transfer.json', description: '승계하는 금액 (RFC 8785)', content: canonicalText({ number, contractNumber, ...agreedJson(agreed) }), mediaType: 'application/json' }];
  return drawPdf({ title: `${WORDS.title} ${number}`, lang: 'ko-KR', author: agreement.financier.nameKo, at: toDate(at), foot: WORDS.foot(number), attachments }, WORDS.page, (sheet) => {
    sheet.brand(WORDS.mall, WORDS.head(number, day(agreed.on)));
    sheet.title(WORDS.title, WORDS.basis(contractNumber));
    for (const part of [parties, what, money, clauses]) part(sheet, agreement);
    signatures(sheet, agreement, signed);
    schedule(sheet, agreement);
    if (signed.length > 0) record(sheet, signed);
  });
}
