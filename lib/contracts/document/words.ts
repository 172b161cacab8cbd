/**
 * The fixed Korean words of the contract document, with the article each comes from. The document is Korean by law of
 * the lease; the screens beside it are in the reader's language. Sentences name parties so that no particle hangs on a name.
 */
export const WORDS = {
  mall: '달마다',
  title: '리스 계약서',
  head: (number: string, at: string) => `계약번호 ${number} · ${at} 전달`,
  basis: (pack: string) => `할부거래에 관한 법률 제6조에 따른 서면\n기재사항 묶음 ${pack} · 옆의 조문 번호는 그 항목의 근거입니다`,
  parties: '1. 당사자', goods: '2. 물건', price: '3. 값', dates: '4. 납입일', exits: '5. 그만두는 값', rights: '6. 이용자의 권리와 의무',
  signatures: '7. 서명', proof: '8. 확인', schedule: '별지 1. 납입표', ribbon: '별지 2. 달마다 그만두는 값',
  condition: { NEW: '새 상품', REFURBISHED: '정비한 상품', USED: '중고' },
  acceptance: { ACCEPTED: '수락', ACCEPTED_WITH_DEFECTS: '하자 있게 수락', BY_SILENCE: '기한이 지나 수락으로 봄' },
  marks: (count: number, first: string, last: string) => `납입 ${count}회를 한 점씩 그린 그림. 첫 납입 ${first}, 마지막 납입 ${last}.`,
  chart: (start: string, end: string) => `사고 끝내는 값(실선)과 돌려주고 끝내는 값(점선)이 달마다 줄어드는 그림. 사고 끝내는 값은 처음 ${start}, 만기 ${end}. 숫자는 별지 2에 있습니다.`,
  foot: (number: string) => `달마다 · 계약번호 ${number} · 달마다는 통신판매중개자이며 판매의 당사자가 아닙니다`,
  page: (page: number, of: number) => `${page} / ${of}쪽`,
} as const;

export interface RightsFacts {
  financier: string;
  seller: string;
  lateRate: string;
  returnCharge: string;
  titleTransfer: boolean;
  termMonths: number;
  /** What buying costs at the end, in words. */
  residual: string;
}

/** Art. 6 (1) 8–13, and how the term ends: what the contract must say beside its figures. */
export const rightsOf = ({ financier, seller, lateRate, returnCharge, titleTransfer, termMonths, residual }: RightsFacts): string[] => [
  `소유권 유보 (제6조): ${titleTransfer ? '납입을 마칠 때까지' : '매입할 때까지'} 물건의 소유권은 금융사(${financier})에 있습니다.`,
  '청약 철회 (제8조): 계약서를 받은 날과 물건을 받은 날 가운데 늦은 날부터 7일 안에 서면으로 철회할 수 있습니다. 철회의 효력은 서면을 보낸 날에 생기고, 낸 돈은 3영업일 안에 돌려받습니다. 반품 비용은 판매자가 내며 위약금은 없습니다. 물건을 받아들였다고 이 권리가 줄지 않습니다.',
  `판매자의 해제 (제11조): 납입이 늦으면 판매자(${seller})는 14일 이상의 기간을 정해 서면으로 최고한 뒤에만 계약을 해제할 수 있습니다.`,
  `연체료 (제12조): 늦게 낸 금액에만 연 ${lateRate}를 하루 단위로 더합니다.`,
  '기한의 이익 상실 (제13조): 납입을 두 번 잇달아 하지 않고 그 금액이 할부가격의 10분의 1을 넘을 때만 기한의 이익을 잃습니다.',
  '중도 매입 (제14조): 언제든지 남은 금액을 한꺼번에 내고 끝낼 수 있으며, 아직 지나지 않은 기간의 수수료는 받지 않습니다.',
  `중도 반납: 남은 납입금의 ${returnCharge}를 내고 물건을 돌려줄 수 있습니다.`,
  titleTransfer
    ? `만기: ${termMonths}회를 다 내면 더 내는 돈 없이 소유권이 이용자에게 넘어옵니다.`
    : `만기: ${termMonths}회를 다 낸 뒤 ${residual}에 매입하거나, 더 내는 돈 없이 물건을 돌려주거나, 더 낮은 값으로 계속 쓰는 것 가운데 고릅니다.`,
  '항변권 (제16조): 물건이 오지 않거나 하자가 있는데 고쳐지지 않는 등 여섯 가지 사유가 있으면 남은 납입을 거절할 수 있습니다.',
];
