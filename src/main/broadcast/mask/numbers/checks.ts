/** Whether the last digit is the check digit that payment cards have. */
export function hasLuhn(digits: string): boolean {
  let sum = 0;
  for (let index = 0; index < digits.length; index++) {
    const value = Number(digits[digits.length - 1 - index]) * (index % 2 === 0 ? 1 : 2);
    sum += value > 9 ? value - 9 : value;
  }
  return sum % 10 === 0;
}

/** Whether `YYMMDD` is a day of some year. */
export function isBirthday(digits: string): boolean {
  const [month, day] = [Number(digits.slice(2, 4)), Number(digits.slice(4, 6))];
  return month >= 1 && month <= 12 && day >= 1 && day <= new Date(Date.UTC(2000, month, 0)).getUTCDate();
}

/** Whether `YYYYMMDD` is a day near our time. */
export function isDate(digits: string): boolean {
  return /^(?:19|20)\d{6}$/u.test(digits) && isBirthday(digits.slice(2));
}

const WEIGHTS = [2, 3, 4, 5, 6, 7, 8, 9, 2, 3, 4, 5];

/** Whether 13 digits carry the checksum that Korean resident numbers had until October 2020. */
export function hasResidentChecksum(digits: string): boolean {
  const sum = WEIGHTS.reduce((total, weight, index) => total + weight * Number(digits[index]), 0);
  const check = (11 - (sum % 11)) % 10;
  const ofForeigners = (13 - (sum % 11)) % 10;
  const last = Number(digits[12]);
  return last === check || (/[5-8]/u.test(digits[6] ?? '') && last === ofForeigners);
}

/** Whether 13 digits can be a Korean resident or foreigner's number; those given since October 2020 have no checksum. */
export function isResidentNumber(digits: string): boolean {
  return /^\d{6}[0-9]\d{6}$/u.test(digits) && (isBirthday(digits) || hasResidentChecksum(digits));
}
