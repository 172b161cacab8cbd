const moments = (delivered: string, sealed: string | null) => `${delivered} 전달${sealed === null ? '' : ` · ${sealed} 봉인`}`;

/**
 * The fixed Korean words of the contract document (its clauses are in the messages: the page says them too). The document is Korean by law of
 * the lease; the screens beside it are in the reader's language. Sentences name parties so that no particle hangs on a name.
 */
export const WORDS = {
  mall: '달마다',
  title: '리스 계약서',
  head: (number: string, delivered: string, sealed: string | null) => `계약번호 ${number} · ${moments(delivered, sealed)}`,
  basis: (pack: string) => `할부거래에 관한 법률 제6조에 따른 서면\n기재사항 묶음 ${pack} · 옆의 조문 번호는 그 항목의 근거입니다`,
  parties: '1. 당사자', goods: '2. 물건', price: '3. 값', dates: '4. 납입일', exits: '5. 그만두는 값', rights: '6. 이용자의 권리와 의무',
  signatures: '7. 서명', drawn: '이용자 서명', proof: '8. 확인', schedule: '별지 1. 납입표', ribbon: '별지 2. 달마다 그만두는 값',
  condition: { NEW: '새 상품', REFURBISHED: '정비한 상품', USED: '중고' },
  acceptance: { ACCEPTED: '수락', ACCEPTED_WITH_DEFECTS: '하자 있게 수락', BY_SILENCE: '기한이 지나 수락으로 봄' },
  marks: (count: number, first: string, last: string) => `납입 ${count}회를 한 점씩 그린 그림. 첫 납입 ${first}, 마지막 납입 ${last}.`,
  chart: (start: string, end: string) => `사고 끝내는 값(실선)과 돌려주고 끝내는 값(점선)이 달마다 줄어드는 그림. 사고 끝내는 값은 처음 ${start}, 만기 ${end}. 숫자는 별지 2에 있습니다.`,
  keySignature: { SELLER: '판매자 서명', FINANCIER: '금융사 서명' },
  drawnBy: (name: string) => `${name} 손으로 쓴 서명`,
  unsigned: '이용자가 서명하고 봉인한 계약서만 효력이 있습니다. 이 문서는 읽고 서명하기 위한 것입니다.',
  data: (file: string) => `계약 조건은 이 파일에 ${file}으로 그대로 들어 있어 누구나 모든 금액을 다시 계산할 수 있습니다. 조건의 SHA-256 (RFC 8785):`,
  verify: (number: string, code: string) => `누구나 이 계약서를 확인할 수 있습니다. 달마다의 계약서 확인(/verify)에 파일을 놓거나, 계약번호(${number})와 확인번호(${code})를 적어 주세요.`,
  foot: (number: string, code: string) => `달마다 · 계약번호 ${number} · 확인번호 ${code} · 달마다는 통신판매중개자이며 판매의 당사자가 아닙니다`,
  evidence: {
    title: '서명 기록', lead: '이 계약서가 어떻게 서명되었는지 남긴 기록입니다. 같은 내용이 이 파일에 evidence.json으로 들어 있습니다.',
    purchaser: '이용자', consents: '조문마다 한 동의', keys: '판매자와 금융사의 서명', events: '계약의 기록 (한 줄의 해시는 앞 줄의 해시를 덮습니다)',
    how: { NAME: '이름을 적어 서명', DRAWN: '이름을 적고 손으로 써서 서명' },
    channel: { MAIL: '메일' },
  },
  supplement: {
    title: '변경 합의서', head: (number: string, delivered: string, sealed: string | null) => `합의서 번호 ${number} · ${moments(delivered, sealed)}`,
    basis: (number: string) => `계약 ${number}에 붙는 합의서\n여기 적힌 것만 바뀌고 나머지는 그대로입니다`,
    what: '2. 바꾸는 계약', change: '3. 바뀌는 것', kindLabel: '바뀌는 것', ofHash: '바꾸는 문서의 조건 SHA-256 (RFC 8785)', signatures: '4. 서명', unsigned: '아직 서명하지 않음', proof: '5. 확인', rows: '별지. 바뀐 뒤의 납입표',
    of: '바꾸는 문서', contract: '계약번호', goods: '물건',
    before: '지금까지', after: '앞으로', item: '항목',
    stays: { ADDRESS: '납입금과 납입일은 그대로입니다.', DUE_DAY: '납입금은 원 단위까지 그대로이고, 옮겨서 생기는 날에는 아무것도 붙지 않습니다.', SCHEDULE: '이율, 잔존가치와 반올림은 계약과 같습니다. 이미 지난 납입은 그대로입니다.' },
    terms: (file: string) => ({ ADDRESS: `이 파일의 ${file}은 바꾸기 전의 계약 조건이고`, DUE_DAY: `이 파일의 ${file}은 바꾸기 전의 계약 조건이고`, SCHEDULE: `이 파일의 ${file}은 남은 금액을 새로 나눈 조건이고` }),
    data: (terms: string, termsFile: string, changeFile: string) => `${terms}, ${changeFile}은 지금까지의 납입표와 바뀌는 내용입니다. 누구나 이 둘로 바뀐 뒤의 금액을 다시 계산할 수 있습니다. ${termsFile}의 SHA-256 (RFC 8785):`,
  },
  page: (page: number, of: number) => `${page} / ${of}쪽`,
} as const;
