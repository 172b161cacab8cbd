import { createHash } from 'node:crypto';
import { Temporal } from 'temporal-polyfill';
import { beforeAll, describe, expect, test } from 'vitest';
import { drawContract, TERMS_FILE } from '@/lib/contracts/document/draw-contract';
import { missingInPrint } from '@/lib/contracts/model/printed';
import { canonicalText, sha256Hex, type CanonicalTerms } from '@/lib/kernel/canonical-terms';
import { formatMoney } from '@/lib/kernel/money';
import { exitRibbon } from '@/lib/kernel/exits';
import { buildSchedule } from '@/lib/kernel/schedule';
import { consentsOf } from '@/lib/signing/model/consents';
import { PIANO } from '@/tests/support/orders';
import { sampleContract, sampleParticulars, sampleTerms, type Sample } from '@/tests/support/contract-sample';
import { evidenceFor, newLeaf, newRoot, SEALED_AT, sealedBy, sealedSample } from '@/tests/support/sealed-sample';
import { linesOf, missingFrom, readPdf, type PdfSeen } from '@/tests/support/read-pdf';

const AT = Temporal.Instant.from('2026-12-09T06:02:00Z');
const won = (minor: bigint | string) => formatMoney(BigInt(minor), 'KRW', 'ko');

const bytesOf = async (sample: Sample = {}) => drawContract(await sampleContract(sample), AT);
const read = async (sample: Sample = {}): Promise<PdfSeen> => readPdf(await bytesOf(sample));
/** Blanks and line ends do not matter: a reader sees the same letters. */
const letters = (text: string) => text.normalize('NFC').replaceAll(/\s/g, '');
const says = (seen: PdfSeen, text: string) => letters(seen.text).includes(letters(text));

test('the sealed contract says what was read, line by line: only its head, its signatures and its evidence are other', async () => {
  const { contract, delivered } = await sealedSample();
  const [line, ...more] = [[100, 50], [200, 150]] as [number, number][];
  const signed = { evidence: evidenceFor(contract, createHash('sha256').update(delivered).digest('hex')), strokes: [[line as [number, number], ...more]] };
  const [before, after] = await Promise.all([delivered, await drawContract(contract, SEALED_AT, signed)].map(linesOf));
  const differ = { delivered: missingFrom(after ?? [], before ?? []), sealed: missingFrom(before ?? [], after ?? []) };
  expect(differ.delivered).toEqual([
    '계약번호 DM-2612-0031 · 2026.12.09 10:00 전달', '2026.11.28 14:58 주문서에 서명', '이용자가 서명하고 봉인한 계약서만 효력이 있습니다. 이 문서는 읽고 서명하기 위한 것입니다.',
  ]);
  const evidence = differ.sealed.indexOf('서명 기록');
  expect(differ.sealed.slice(0, evidence)).toEqual([
    '계약번호 DM-2612-0031 · 2026.12.09 10:00 전달 · 2026.12.09 15:02 봉인', '2026.12.09 15:00 서명', '이용자 서명', '판매자 서명', '(주)소리나무 악기', expect.stringMatching(/^열쇠 .{16}…$/),
    '금융사 서명', '한강캐피탈(주)', expect.stringMatching(/^열쇠 .{16}…$/),
  ]);
});

test('a sealed contract of 36 months with a long story and a drawn signature stays under 80 KB', async () => {
  const contract = await sampleContract({ terms: { termMonths: 36 } });
  const hash = (of: number) => createHash('sha256').update(String(of)).digest('hex');
  const plain = evidenceFor(contract, hash(0));
  const evidence = {
    ...plain, purchaser: { ...plain.purchaser, consents: consentsOf('KR-INSTALMENT@2026.1', 0).map(({ key }) => ({ key, at: plain.purchaser.signedAt })) },
    events: Array.from({ length: 24 }, (_, seq) => ({ seq, at: plain.purchaser.signedAt, action: 'contract.consented', clause: 'withdrawal', hash: hash(seq) })),
  };
  const strokes = Array.from({ length: 4 }, (_, row) => Array.from({ length: 60 }, (__, at): [number, number] => [at * 10, 40 + row * 40 + (at % 7)]));
  const root = await newRoot();
  const sealed = await sealedBy(await drawContract(contract, SEALED_AT, { evidence, strokes }), await newLeaf(root), root);
  expect(sealed.byteLength).toBeLessThan(80_000);
});

describe('the piano of the design pages', () => {
  let seen: PdfSeen;
  beforeAll(async () => { seen = await read(); });

  test('says in Korean who, what, when and on what terms', () => {
    const expected = [
      '리스 계약서', '김서연', '(03925) 서울 마포구 월드컵북로 396, 4층', '(주)소리나무 악기', '사업자 120-81-47521', '한강캐피탈(주)', '사업자 220-88-16351', '세종 업라이트 피아노 U-121 월넛', 'U121-26-0041',
      '2026.12.08 수락', '2026.12.01', '실제연간요율6.9%', '연 9.9%', '매달 말일, 신한은행 ···4821', '청약 철회 (제8조)', '항변권 (제16조)', '소유권 유보 (제6조)', '기한의 이익 상실 (제13조)', 'DM-2612-0031', 'HG-26-118204',
    ];
    expect(expected.filter((text) => !says(seen, text))).toEqual([]);
  });

  test('adds up before the reader: 548,000 + 97,980 × 47 + 98,084 = 5,251,144', () => {
    expect(says(seen, '선납금 548,000원 + 97,980원 × 47회 + 98,084원= 총 납입액 5,251,144원')).toBe(true);
    expect(says(seen, '6,347,144원 (현금가 +867,144원)')).toBe(true);
  });

  test('promises what the product page promised, and says how the term may end', () => {
    expect(says(seen, '48시간 안 출장 · 수리비·부품비 0원 · 연 2회 정기 관리 · 조율은 1년에 두 번 해 드립니다.')).toBe(true);
    expect(says(seen, '48회를 다 낸 뒤 1,096,000원에 매입하거나, 더 내는 돈 없이 물건을 돌려주거나')).toBe(true);
  });

  test('lists every instalment and every exit as the engine computes them', () => {
    const schedule = buildSchedule(PIANO);
    if (!schedule.ok) throw new Error('does not price');
    const { schedule: rows } = sampleTerms();
    const missing = [
      ...rows.map((row) => `${row.seq}${row.dueOn.replaceAll('-', '.')}${[row.amount, row.interest, row.principal, row.balance].map(won).join('')}`),
      ...exitRibbon(schedule.value, 1000).map((point) => [point.paidMinor, point.buyoutMinor, point.returnChargeMinor].map(won).join('')),
    ].filter((row) => !says(seen, row));
    expect(rows).toHaveLength(48);
    expect(missing).toEqual([]);
  });

  test('has every line that whoever recomputes it looks for, and one figure changed is found', async () => {
    const terms = sampleTerms();
    const schedule = buildSchedule(PIANO);
    if (!schedule.ok) throw new Error('does not price');
    const missing = async (text: string) => missingInPrint(text, schedule.value, terms, await sha256Hex(canonicalText(terms)));
    expect(await missing(seen.text)).toEqual({ missing: [], of: 1 + 8 + 1 + 49 + 49 + 5 + 1 });
    expect((await missing(seen.text.replace('현금가', '현금가1'))).missing).toEqual(['현금가 5,480,000원']);
    expect((await missing(seen.text.replaceAll('98,084원', '98,085원'))).missing).toHaveLength(3);
    expect((await missing('')).missing).toHaveLength(114);
    // Each of what is printed twice by itself: the first payment among the facts, a year's end on the first pages and in the annex.
    const buyout = won(exitRibbon(schedule.value, 1000)[24]?.buyoutMinor ?? 0n);
    for (const twice of ['548,000원', buyout]) {
      expect(seen.text.split(twice).length, twice).toBeGreaterThan(2);
      const parts = seen.text.split(twice);
      for (let place = 1; place < parts.length; place += 1) {
        const forged = `${parts.slice(0, place).join(twice)}1원${parts.slice(place).join(twice)}`;
        expect((await missing(forged)).missing, `${twice}, ${place}`).not.toEqual([]);
      }
    }
  });

  test('has no amount that is not in the terms or does not follow from them', () => {
    const terms = sampleTerms();
    const schedule = buildSchedule(PIANO);
    if (!schedule.ok) throw new Error('does not price');
    const known = new Set([
      terms.cashPrice, terms.firstPayment, terms.residual, terms.totalCost, terms.totalToOwn, '4932000', '867144', '0',
      ...terms.schedule.flatMap((row) => [row.amount, row.interest, row.principal, row.balance]),
      ...exitRibbon(schedule.value, 1000).flatMap((point) => [point.paidMinor, point.buyoutMinor, point.returnChargeMinor].map(String)),
    ]);
    const printed = [...seen.text.matchAll(/([0-9][0-9,]*)원/g)].map(([, digits = '']) => digits.replaceAll(',', ''));
    expect(printed.length).toBeGreaterThan(300);
    expect(printed.filter((amount) => !known.has(amount))).toEqual([]);
  });

  test('is tagged, says its language and title, and its figures have a text', () => {
    expect(seen).toMatchObject({ marked: true, language: 'ko-KR', title: '리스 계약서 DM-2612-0031', pages: 4 });
    expect(seen.tags).toMatchObject({ H1: 1, H2: 10, Table: 3, Figure: 2 });
    expect(seen.tags.TR).toBe(1 + 5 + 1 + 49 + 1 + 49);
    expect(seen.alts).toHaveLength(2);
    expect(seen.alts.join()).toContain('납입 48회');
    expect(seen.outline).toEqual(['1. 당사자', '2. 물건', '3. 값', '4. 납입일', '5. 그만두는 값', '6. 이용자의 권리와 의무', '7. 서명', '8. 확인', '별지 1. 납입표', '별지 2. 달마다 그만두는 값']);
  });

  test('carries its fonts', () => {
    expect(seen.fonts.map(({ name }) => name.replace(/^[A-Z]{6}\+/, '')).sort()).toEqual(['NotoSansKR-Bold', 'NotoSansKR-Regular']);
    expect(seen.fonts.every(({ embedded }) => embedded)).toBe(true);
  });

  test('carries its canonical terms, and prints their hash', async () => {
    const bytes = Buffer.from(seen.attachments[TERMS_FILE] ?? []);
    expect(bytes.toString('utf8')).toBe(canonicalText(sampleTerms()));
    const hash = createHash('sha256').update(bytes).digest('hex');
    expect(hash).toBe(await sha256Hex(canonicalText(sampleTerms())));
    expect(says(seen, hash)).toBe(true);
    expect(canonicalText(JSON.parse(bytes.toString('utf8')) as CanonicalTerms)).toBe(bytes.toString('utf8'));
  });
});

test('the same contract at the same time is the same text', async () => {
  expect((await read()).text).toBe((await read()).text);
});

describe('names', () => {
  test.each(['뷁똠쌃', '남궁 햏', '황보 쀍', 'José Muñoz', 'Nguyễn Thị Hương', 'Иван Петров', '金瑞娟', "O'Brien-Smith"])('%s is written as it is', async (name) => {
    expect(says(await read({ name }), name)).toBe(true);
  });

  test('a letter that the font lacks is written plainly', async () => {
    expect(says(await read({ name: 'Łukasz Żółć' }), 'Lukasz')).toBe(true);
  });

  test('Hangul typed as jamo is composed', async () => {
    expect(says(await read({ name: '김서연'.normalize('NFD') }), '김서연')).toBe(true);
  });

  test('what no font has is no empty box: a sign stands for it, and joiners vanish', async () => {
    const seen = await read({ said: { goods: { ...sampleParticulars().goods, title: '피아노 🎹👨‍👩‍👧 한정판' } } });
    expect(says(seen, '피아노 〓〓〓〓 한정판')).toBe(true);
  });
});

test('a long title wraps and pushes nothing off the page', async () => {
  const title = '세종 업라이트 피아노 U-121 월넛 무광 한정판 '.repeat(6).trim();
  const seen = await read({ said: { goods: { ...sampleParticulars().goods, title } } });
  expect(says(seen, title)).toBe(true);
  expect(says(seen, '= 총 납입액 5,251,144원')).toBe(true);
});

test('a long address and a title without a blank wrap too', async () => {
  const { purchaser, goods } = sampleParticulars();
  const road = '서울특별시영등포구여의대로'.repeat(8);
  const title = 'A'.repeat(120);
  const seen = await read({ said: { purchaser: { ...purchaser, address: { ...purchaser.address, road } }, goods: { ...goods, title } } });
  expect([says(seen, road), says(seen, title)]).toEqual([true, true]);
});

test('60 months run over pages, the head of the table repeated, every row there', async () => {
  const sample: Sample = { terms: { termMonths: 60, residualMinor: 0n, endOfTerm: 'TITLE_TRANSFER', firstPaymentMinor: 0n } };
  const seen = await read(sample);
  const rows = sampleTerms(sample).schedule;
  expect(rows.filter((row) => !says(seen, `${row.dueOn.replaceAll('-', '.')}${won(row.amount)}${won(row.interest)}`))).toEqual([]);
  expect(seen.pages).toBe(6);
  expect(letters(seen.text).split('회납입일납입금수수료원금남은금액')).toHaveLength(3);
  expect(says(seen, '60회를 다 내면 더 내는 돈 없이 소유권이 이용자에게 넘어옵니다.')).toBe(true);
  expect(says(seen, '선납금 0원')).toBe(true);
});

test('a single instalment is one instalment', async () => {
  const seen = await read({ terms: { termMonths: 1, residualMinor: 0n, endOfTerm: 'TITLE_TRANSFER' } });
  const [row] = sampleTerms({ terms: { termMonths: 1, residualMinor: 0n, endOfTerm: 'TITLE_TRANSFER' } }).schedule;
  expect(says(seen, `선납금 548,000원 + ${won(row?.amount ?? '0')}= 총 납입액`)).toBe(true);
});

test('instalments in advance are due from acceptance on', async () => {
  const sample: Sample = { terms: { timing: 'ADVANCE' }, dueDay: 8 };
  expect(says(await read(sample), '첫 납입 2026.12.08')).toBe(true);
});

test('defects that were written down at acceptance are in the contract', async () => {
  const { delivery } = sampleParticulars();
  const seen = await read({ said: { delivery: { ...delivery, acceptance: 'ACCEPTED_WITH_DEFECTS', defects: '뒷면에 긁힌 자국' } } });
  expect([says(seen, '하자 있게 수락'), says(seen, '수락할 때 적은 하자: 뒷면에 긁힌 자국')]).toEqual([true, true]);
});

test('terms that do not follow from themselves are never drawn', async () => {
  const contract = await sampleContract();
  const terms = { ...sampleTerms(), totalCost: '5251145' };
  await expect(drawContract({ ...contract, terms: JSON.parse(JSON.stringify(terms)) as object }, AT)).rejects.toThrow('terms.do-not-follow');
});
