/** The banks that issue virtual accounts, by the PG's codes. Source: Toss Payments docs, "Bank codes". */
const names: Readonly<Record<string, string>> = {
  '03': '기업은행',
  '06': '국민은행',
  '07': '수협은행',
  '11': '농협은행',
  '20': '우리은행',
  '31': 'iM뱅크(대구)',
  '32': '부산은행',
  '34': '광주은행',
  '37': '전북은행',
  '39': '경남은행',
  '45': '새마을금고',
  '71': '우체국',
  '81': '하나은행',
  '88': '신한은행',
  '89': '케이뱅크',
};

/** What customers call the bank; of another one its code. */
export function bankName(code: string): string {
  return names[code] ?? code;
}
