import fc from 'fast-check';
import { expect, it } from 'vitest';
import { decimalAmount, painFile, type PayoutOrder } from '@/lib/settlements/model/payout-file';
import { readXml, textAt, within } from '@/tests/support/read-xml';

const order = (change: Partial<PayoutOrder> = {}): PayoutOrder => ({
  id: 'po_01JABCDEFGHJKMNPQRSTVWXYZ0', madeAt: '2026-03-11T01:00:00Z', executeOn: '2026-03-11', currency: 'KRW', payer: { name: '달마다', bank: '004', account: '12345678901234' },
  transfers: [{ id: 'st_01JABCDEFGHJKMNPQRSTVWXYZ0', number: 'ST-2603-0001', amountMinor: 4_970_360n, bank: '088', account: '110123456789', holder: '김&박 <악기>' }], ...change,
});
const read = (file: string) => within(readXml(Buffer.from(file, 'utf8')), 'CstmrCdtTrfInitn')[0] ?? (() => { throw new Error('no initiation'); })();

it('says who pays whom how much, in the order of the schema, with names as they are', () => {
  const file = read(painFile(order()));
  expect(file.children.map(({ name }) => name)).toEqual(['GrpHdr', 'PmtInf']);
  expect(within(file, 'GrpHdr')[0]?.children.map(({ name }) => name)).toEqual(['MsgId', 'CreDtTm', 'NbOfTxs', 'CtrlSum', 'InitgPty']);
  expect(within(file, 'PmtInf')[0]?.children.map(({ name }) => name)).toEqual(['PmtInfId', 'PmtMtd', 'BtchBookg', 'NbOfTxs', 'CtrlSum', 'ReqdExctnDt', 'Dbtr', 'DbtrAcct', 'DbtrAgt', 'CdtTrfTxInf']);
  expect(within(file, 'PmtInf/CdtTrfTxInf')[0]?.children.map(({ name }) => name)).toEqual(['PmtId', 'Amt', 'CdtrAgt', 'Cdtr', 'CdtrAcct', 'RmtInf']);
  expect([textAt(file, 'PmtInf/CdtTrfTxInf/Cdtr/Nm'), textAt(file, 'PmtInf/CdtTrfTxInf/CdtrAcct/Id/Othr/Id'), textAt(file, 'PmtInf/CdtTrfTxInf/CdtrAgt/FinInstnId/ClrSysMmbId/MmbId')]).toEqual(['김&박 <악기>', '110123456789', '088']);
  expect(textAt(file, 'GrpHdr/MsgId').length).toBeLessThanOrEqual(35);
});

it('is well-formed whatever somebody is called, and adds up to its control sums', () => {
  const transfer = fc.record({ id: fc.stringMatching(/^st_[0-9A-Z]{26}$/), number: fc.stringMatching(/^ST-[0-9]{4}-[0-9]{4,6}$/), amountMinor: fc.bigInt({ min: 1n, max: 10n ** 15n }), bank: fc.constantFrom('088', '004'), account: fc.stringMatching(/^[0-9]{10,16}$/), holder: fc.string({ unit: 'binary', minLength: 1, maxLength: 200 }) });
  fc.assert(fc.property(fc.array(transfer, { minLength: 1, maxLength: 5 }), fc.constantFrom('KRW', 'USD', 'KWD'), (transfers, currency) => {
    const file = read(painFile(order({ currency, transfers })));
    const amounts = within(file, 'PmtInf/CdtTrfTxInf/Amt/InstdAmt');
    expect(amounts.map(({ text, attributes }) => [attributes['Ccy'], text])).toEqual(transfers.map(({ amountMinor }) => [currency, decimalAmount(amountMinor, currency)]));
    const sum = decimalAmount(transfers.reduce((all, { amountMinor }) => all + amountMinor, 0n), currency);
    expect([textAt(file, 'GrpHdr/CtrlSum'), textAt(file, 'PmtInf/CtrlSum'), textAt(file, 'GrpHdr/NbOfTxs')]).toEqual([sum, sum, String(transfers.length)]);
  }));
});

it('writes major units with the decimals of the currency', () => {
  expect([decimalAmount(4_970_360n, 'KRW'), decimalAmount(5n, 'USD'), decimalAmount(123_456n, 'USD'), decimalAmount(7n, 'KWD')]).toEqual(['4970360', '0.05', '1234.56', '0.007']);
});

it('is not taken for well-formed by a strict reader once anything in it is broken', () => {
  const whole = painFile(order());
  for (const broken of [whole.replace('&amp;', '&'), whole.replace('&lt;', '<'), whole.replace('</Nm>', '</Name>'), `${whole}<x></x>`, whole.replace('달마다', '달\u0001마다')]) expect(() => readXml(Buffer.from(broken))).toThrow();
});
