/**
 * Names of one kind of thing, as people of this country write and mistype them and in English. A listing that says one
 * of them is found by all of them. The first is the one that is suggested.
 */
export const KINDS: readonly (readonly string[])[] = [
  ['냉장고', 'refrigerator', 'fridge'],
  ['쇼케이스', 'showcase', '진열장'],
  ['세탁기', 'washing machine', 'washer', '세탁'],
  ['건조기', 'dryer', '건조'],
  ['식기세척기', 'dishwasher'],
  ['에어컨', 'air conditioner', '에어콘', '냉방기'],
  ['공기청정기', 'air purifier'],
  ['정수기', 'water purifier'],
  ['텔레비전', 'television', 'tv', '티비', '테레비', 'oled', 'qled'],
  ['청소기', 'vacuum', '로봇청소기', '진공청소기'],
  ['노트북', 'laptop', '랩톱', '랩탑', 'notebook'],
  ['컴퓨터', 'computer', '데스크톱', '데스크탑', 'desktop', 'pc'],
  ['모니터', 'monitor'],
  ['태블릿', 'tablet', '타블렛'],
  ['카메라', 'camera', '미러리스', 'mirrorless', '디카'],
  ['렌즈', 'lens'],
  ['드론', 'drone'],
  ['프린터', 'printer', '복합기'],
  ['책상', 'desk', '데스크'],
  ['의자', 'chair', '체어'],
  ['소파', 'sofa', '쇼파', 'couch'],
  ['침대', 'bed', '베드'],
  ['매트리스', 'mattress', '메트리스'],
  ['식탁', 'dining table', '테이블', 'table'],
  ['옷장', 'wardrobe', '장롱'],
  ['안마의자', 'massage chair', '안마기', 'massage'],
  ['전동침대', '전동 침대', 'electric bed', 'adjustable bed'],
  ['휠체어', 'wheelchair'],
  ['런닝머신', 'treadmill', '러닝머신'],
  ['자전거', 'bicycle', 'bike'],
  ['전기자전거', 'e-bike', 'ebike', 'electric bike', '전기 자전거'],
  ['킥보드', 'scooter', '스쿠터', '전동킥보드'],
  ['피아노', 'piano'],
  ['업라이트', 'upright'],
  ['첼로', 'cello'],
  ['바이올린', 'violin'],
  ['기타', 'guitar'],
  ['드럼', 'drum', 'drums'],
  ['색소폰', 'saxophone', '섹소폰'],
  ['에스프레소', 'espresso', '커피머신', '커피 머신', 'coffee machine'],
  ['오븐', 'oven'],
  ['제빙기', 'ice maker'],
  ['포스', 'pos', '키오스크', 'kiosk'],
];

const LATIN = /^[a-z0-9 -]+$/;

/** Whether text (lower case) says a name: Latin ones as whole words, Korean ones also within a word. */
function says(text: string, name: string): boolean {
  if (!LATIN.test(name)) return text.includes(name);
  const from = text.indexOf(name);
  if (from < 0) return false;
  return ` ${text} `.replaceAll(/[^a-z0-9가-힣-]+/g, ' ').includes(` ${name} `);
}

const kindsIn = (text: string) => KINDS.filter((names) => names.some((name) => says(text, name)));

/** All names of the kinds that a title says; where it says none, those that the description says. Texts in lower case. */
export function kindNames(title: string, description: string): string[] {
  const found = kindsIn(title);
  return [...new Set((found.length > 0 ? found : kindsIn(description)).flat())];
}
