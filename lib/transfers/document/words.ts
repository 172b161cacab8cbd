/** The fixed Korean words of the agreement: like the contract it is Korean, by law of the lease. */
export const WORDS = {
  mall: '달마다', title: '임대차 승계 합의서',
  head: (number: string, on: string) => `합의서 번호 ${number} · ${on} 기준`,
  basis: (number: string) => `리스 계약 ${number}의 이용자가 바뀌는 합의\n여기 적힌 것만 바뀌고 나머지는 계약 그대로입니다`,
  parties: '1. 당사자', from: '지금 이용자 (넘기는 사람)', to: '새 이용자 (넘겨받는 사람)', financier: '금융사 (승계를 승인함)', seller: '판매자 (보증을 맡음)',
  what: '2. 넘기는 것', money: '3. 남은 돈', terms: '4. 승계하는 계약 조건', agreed: '5. 합의', signatures: '6. 서명', schedule: '별지. 남은 납입표', record: '서명 기록',
  goods: '물건', serial: '일련번호', contract: '계약번호', contractOn: '계약이 봉인된 날', lease: '리스 번호', ends: '계약이 끝나는 날', dueDay: '내는 날', hash: '승계하는 계약서의 SHA-256',
  months: '남은 회차', monthly: '월 납입금', left: '남은 납입 합계', residual: '잔존가치', own: '물건을 가질 때까지', credits: '리스에 남은 크레딧', financed: '남은 금융 금액',
  sum: (months: number) => `남은 ${months}회의 합`, rows: { seq: '회', due: '내는 날', amount: '납입금', rest: '그 뒤에 남는 납입' },
  rules: [
    '승계하는 날은 두 사람이 모두 서명한 날의 다음 날입니다. 그날까지 청구되었거나 낼 날이 지난 돈은 지금 이용자가 내고, 다 낸 뒤에 승계됩니다. 그 뒤의 납입은 새 이용자가 냅니다.',
    '승계하는 날부터 리스, 보증, 남은 크레딧, 중도 매입, 반납, 항변권(할부거래에 관한 법률 제16조)은 새 이용자의 것입니다. 지금 이용자의 결제 수단에는 더 청구하지 않습니다.',
    '지금 이용자가 쓰던 한도는 풀리고, 새 이용자의 한도에서 남은 금융 금액만큼 씁니다.',
    '7일의 청약 철회 기간은 다시 열리지 않습니다. 그 기간은 계약서와 물건을 받은 날부터 세는데(제8조) 이미 지났고, 승계는 새로 파는 것이 아니라 이어지는 계약의 이용자가 바뀌는 것이기 때문입니다. 두 사람이 모두 서명하기 전까지는 누구든 이유 없이 거둘 수 있고, 승계한 뒤에는 언제든 계약에 적힌 값으로 사거나 돌려주고 끝낼 수 있습니다.',
    '두 사람 사이에 주고받는 돈이 있다면 그것은 두 사람의 일이고 이 합의에 들어 있지 않습니다.',
  ],
  unsigned: '두 사람이 모두 서명하고 봉인한 합의서만 효력이 있습니다. 이 문서는 읽고 서명하기 위한 것입니다.',
  code: (sentTo: string) => `메일 ${sentTo}에 보낸 일회용 번호로 확인`, read: '읽은 문서의 SHA-256', address: '접속 주소', agent: '사용한 기기', nothing: '–',
  foot: (number: string) => `달마다 · 임대차 승계 합의서 ${number} · 달마다는 통신판매중개자이며 판매의 당사자가 아닙니다`,
  page: (page: number, of: number) => `${page} / ${of}쪽`,
} as const;
