import { currencyDigits } from '@/lib/kernel/money';

/** One transfer to a seller; `id` is what the bank says of it afterwards, `number` what the seller reads beside the money. */
export interface Transfer {
  id: string;
  number: string;
  amountMinor: bigint;
  bank: string;
  account: string;
  holder: string;
}

export interface PayoutOrder {
  /** The message's id: a bank takes it once. */
  id: string;
  /** RFC 3339. */
  madeAt: string;
  executeOn: string;
  currency: string;
  payer: { name: string; bank: string; account: string };
  transfers: readonly Transfer[];
}

/** `1990000` won, `19900.00` dollars: the major unit with all its decimals, as ISO 20022 and banks' files have it. */
export function decimalAmount(minor: bigint, currency: string): string {
  const digits = currencyDigits(currency);
  if (digits === 0) return minor.toString();
  const text = minor.toString().padStart(digits + 1, '0');
  return `${text.slice(0, -digits)}.${text.slice(-digits)}`;
}

/** What XML 1.0 has no place for, also where it is escaped: control characters, halves of characters. */
const NOT_XML = /[\u0000-\u0008\u000B\u000C\u000E-\u001F\uFFFE\uFFFF]|[\uD800-\uDBFF](?![\uDC00-\uDFFF])|(?<![\uD800-\uDBFF])[\uDC00-\uDFFF]/g;
const MARKS: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', "'": '&apos;' };
const escaped = (said: string): string => said.replace(/[&<>"']/g, (mark) => MARKS[mark] ?? mark);

const tag = (name: string, ...inner: string[]): string => `<${name}>${inner.join('')}</${name}>`;
/** Where nothing is left to say the element is left out: the schema knows no empty one. */
function text(name: string, value: string, most = 140): string {
  const said = [...value.replace(NOT_XML, '').replace(/\s+/g, ' ').trim()].slice(0, most).join('');
  return said === '' ? '' : tag(name, escaped(said));
}

/** A Korean bank by its three digits, in the clearing house's own scheme: no code of the ISO list names it. */
const bankOf = (code: string): string => tag('FinInstnId', tag('ClrSysMmbId', tag('ClrSysId', text('Prtry', 'KFTC')), text('MmbId', code)));
const accountOf = (number: string): string => tag('Id', tag('Othr', text('Id', number, 34)));

const sumOf = (transfers: readonly Transfer[]): bigint => transfers.reduce((sum, { amountMinor }) => sum + amountMinor, 0n);

function transferOf({ id, number, amountMinor, bank, account, holder }: Transfer, currency: string): string {
  return tag('CdtTrfTxInf',
    tag('PmtId', text('InstrId', id, 35), text('EndToEndId', id, 35)),
    tag('Amt', `<InstdAmt Ccy="${currency}">${decimalAmount(amountMinor, currency)}</InstdAmt>`),
    tag('CdtrAgt', bankOf(bank)), tag('Cdtr', text('Nm', holder)), tag('CdtrAcct', accountOf(account)),
    tag('RmtInf', text('Ustrd', `Dalmada ${number}`)));
}

/** ISO 20022 pain.001.001.09, in UTF-8: one payment of all transfers, with their number and control sum twice, as the schema orders them. */
export function painFile({ id, madeAt, executeOn, currency, payer, transfers }: PayoutOrder): string {
  const counts = [tag('NbOfTxs', String(transfers.length)), tag('CtrlSum', decimalAmount(sumOf(transfers), currency))];
  const payment = tag('PmtInf',
    text('PmtInfId', id, 35), tag('PmtMtd', 'TRF'), tag('BtchBookg', 'true'), ...counts, tag('ReqdExctnDt', tag('Dt', executeOn)),
    tag('Dbtr', text('Nm', payer.name)), tag('DbtrAcct', accountOf(payer.account)), tag('DbtrAgt', bankOf(payer.bank)),
    ...transfers.map((transfer) => transferOf(transfer, currency)));
  const head = tag('GrpHdr', text('MsgId', id, 35), tag('CreDtTm', madeAt), ...counts, tag('InitgPty', text('Nm', payer.name)));
  return `<?xml version="1.0" encoding="UTF-8"?>\n<Document xmlns="urn:iso:std:iso:20022:tech:xsd:pain.001.001.09">${tag('CstmrCdtTrfInitn', head, payment)}</Document>\n`;
}
