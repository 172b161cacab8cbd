/* As Stripe calls them (its types `PaymentMethod.Card.brand`, `PaymentMethod.KrCard.Brand`, `PaymentMethod.type`), and as they call themselves: no language of ours changes that. */
const NAMES: Record<string, string> = {
  amex: 'American Express', cartes_bancaires: 'Cartes Bancaires', diners: 'Diners Club', discover: 'Discover', eftpos_au: 'eftpos', jcb: 'JCB', link: 'Link', mastercard: 'Mastercard', unionpay: 'UnionPay', visa: 'Visa',
  bc: 'BC카드', citi: '씨티카드', hana: '하나카드', hyundai: '현대카드', jeju: '제주은행', jeonbuk: '전북은행', kakaobank: '카카오뱅크', kbank: '케이뱅크', kdbbank: 'KDB산업은행', kookmin: 'KB국민카드', kwangju: '광주은행', lotte: '롯데카드',
  mg: 'MG새마을금고', nh: 'NH농협카드', post: '우체국', samsung: '삼성카드', savingsbank: '저축은행', shinhan: '신한카드', shinhyup: '신협', suhyup: '수협은행', tossbank: '토스뱅크', woori: '우리카드',
  kakao_pay: '카카오페이', naver_pay: '네이버페이', payco: '페이코', samsung_pay: '삼성페이',
};

/** How a card's company, or another way of paying, is written for people; what is not known here as Stripe calls it. */
export const stripeBrand = (code: string): string => NAMES[code] ?? code;
