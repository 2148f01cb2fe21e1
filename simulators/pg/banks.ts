/** Code, Korean and English name: requests may bring any of the three. Source: Toss Payments docs, Institution codes. */
const banks = [
  ['02', '산업', 'KDBBANK'],
  ['03', '기업', 'IBK'],
  ['06', '국민', 'KOOKMIN'],
  ['07', '수협', 'SUHYEOP'],
  ['11', '농협', 'NONGHYEOP'],
  ['12', '단위농협', 'LOCALNONGHYEOP'],
  ['20', '우리', 'WOORI'],
  ['23', 'SC제일', 'SC'],
  ['27', '씨티', 'CITI'],
  ['31', '대구', 'DAEGUBANK'],
  ['32', '부산', 'BUSANBANK'],
  ['34', '광주', 'GWANGJUBANK'],
  ['35', '제주', 'JEJUBANK'],
  ['37', '전북', 'JEONBUKBANK'],
  ['39', '경남', 'KYONGNAMBANK'],
  ['45', '새마을', 'SAEMAUL'],
  ['48', '신협', 'SHINHYEOP'],
  ['50', '저축', 'SAVINGBANK'],
  ['54', '홍콩상하이', 'HSBC'],
  ['64', '산림', 'SANLIM'],
  ['71', '우체국', 'POST'],
  ['81', '하나', 'HANA'],
  ['88', '신한', 'SHINHAN'],
  ['89', '케이', 'KBANK'],
  ['90', '카카오', 'KAKAOBANK'],
  ['92', '토스', 'TOSSBANK'],
] as const;

/** Codes that banks had before, or have besides. */
const others: readonly (readonly [string, string])[] = [
  ['04', '06'],
  ['092', '92'],
  ['농협은행', '11'],
];

const codes: ReadonlyMap<string, string> = new Map([
  ...banks.flatMap((names) => names.map((name) => [name, names[0]] as const)),
  ...others,
]);

/** The code of the bank that is meant; undefined when there is none. */
export function bankCodeOf(text: string): string | undefined {
  return codes.get(text) ?? codes.get(text.toUpperCase()) ?? codes.get(text.replace(/은행$/, ''));
}

/** Its Korean name, as billing objects say it. */
export function bankNameOf(code: string): string {
  return banks.find(([one]) => one === code)?.[1] ?? code;
}
