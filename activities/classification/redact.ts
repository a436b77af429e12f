import { anyCase } from './any-case';

const START = '(?<![\\p{L}\\p{N}])';
const END = '(?![\\p{L}\\p{N}])';
/** What stands between the digits of a number that is written in groups. */
const GAP = '[^\\p{L}\\p{N}]{0,3}';
const CAPITAL = '\\p{Lu}[\\p{L}\\p{M}]*';
const NAME = `${CAPITAL}(?:\\s+${CAPITAL}){0,4}`;
/** 12, 12A, 12/5, 12/3A-7. */
const HOUSE = '\\p{N}+\\p{L}?(?:\\s?[/-]\\s?\\p{N}+\\p{L}?)*';

const DIGIT_WORDS = anyCase(
  'không, một, mốt, hai, ba, bốn, tư, năm, lăm, sáu, bảy, bẩy, tám, chín, lẻ, linh, mười, mươi',
);
const PROFILES = anyCase('zalo, facebook, fb, messenger, telegram, viber, tiktok, instagram, skype, nick');
const PAPERS = anyCase(
  `căn cước công dân, căn cước, cccd, cmnd, cmt, chứng minh nhân dân, chứng minh thư, hộ chiếu, passport, mst, mã số thuế,
  mã khách hàng, mã kh, mã hồ sơ, số hồ sơ, mã thẻ, bhyt, bhxh, stk, số tài khoản, tài khoản, tk, account,
  biển số xe, biển số, biển kiểm soát, bks, bsx, licence plate, license plate, plate`,
);
const NUMBERED = anyCase(
  'số nhà, nhà số, nhà, số, sn, kiệt, hẻm, ngõ, ngách, căn hộ, căn, phòng, lô, thửa, k, h, house, house number, room',
);
const STREETS = anyCase('đường, phố, street');
/** After these comes a name, however it is written. */
const NAMED = anyCase(
  `tôi tên là, tôi tên, tên tôi là, tên tôi, tên là, em tên là, em tên, tên em là, mình tên là, mình tên, tên mình là, họ và tên,
  họ tên, người gửi, người phản ánh, người báo, my name is, my name's, my name’s`,
);
/** What ends a name that is written with small letters. */
const AFTER_NAME = anyCase(
  `ở, sống, là, nhà, hiện, đang, xin, muốn, ngụ, sinh, tại, số, sđt, trú, tôi, em, mình, kính, mong, phản, báo, gọi, living, from,
  and, at, i`,
);
/** After these comes a name, when it is written like one. */
const SAID_TO_BE = anyCase(
  `tôi là, tui là, mình là, em là, cháu là, con là, i am, i'm, i’m, this is, ký tên, kính thư, trân trọng, kính đơn, regards,
  sincerely, liên hệ, gặp, chủ nhà, chủ quán, chủ hộ, hộ`,
);
const TITLES = anyCase(
  `ông, bà, anh, chị, cô, chú, bác, thầy, em, cháu, con, cụ, o, mệ, dì, cậu, dượng, thím, mợ, bạn, đồng chí, bác sĩ, thầy giáo,
  cô giáo, miss`,
);
/** These may have a full stop; after the others it ends a sentence, and a capital begins the next. */
const SHORT_TITLES = anyCase('bs, ths, ts, gs, mr, mrs, ms, dr');
const MAIL_HOST = '\\S{1,20}?\\s?(?:\\.\\s?(?:com|net|org|vn)|(?:dot|chấm|cham)\\s)';
const MIDDLE_NAMES = anyCase('văn, thị, hữu, đình, tôn nữ, tôn thất, xuân, thanh, minh, ngọc, quang, đức, công');

const rule = (pattern: string, instead: string) => [new RegExp(pattern, 'gu'), instead] as const;

/** What is longer and clearer comes first. None may look far back or ahead: a text of 4,000 characters must not take long. */
const RULES = [
  rule(`(?<![\\p{L}\\p{N}])(?:[A-Za-z][A-Za-z+.-]{1,10}://|[Ww]{3}\\.)\\S+`, '[link]'),
  // Nothing keeps an @; addresses are also written with spaces around it.
  rule('[^\\s@]{0,64}\\s{0,2}@+\\s{0,2}[^\\s@]*', '[email]'),
  rule(
    `[\\p{L}\\p{N}._-]{1,64}\\s?(?:[([][Aa][Tt]?[)\\]]|\\s(?:${anyCase('a còng, a móc')})\\s|\\sat\\s(?=${MAIL_HOST}))\\s?\\S+`,
    '[email]',
  ),
  rule(
    `${START}[\\p{L}\\p{N}-]{1,63}(?:\\.[\\p{L}\\p{N}-]{1,63}){0,4}\\.(?:com|net|org|vn|info|io|me|xyz|top|shop)(?:/\\S*)?${END}`,
    '[link]',
  ),
  rule(
    `${START}(${PROFILES})(\\s*(?:[:=]|là|la|tên|ten)\\s*)[\\p{L}\\p{N}._-]+(?:\\s+${CAPITAL}){0,3}`,
    '$1$2[profile]',
  ),
  rule(`${START}(${PROFILES})(\\s+)${NAME}`, '$1$2[profile]'),
  rule(
    `${START}(${PAPERS})([\\s:=.]*(?:số|so|là|la|no|number)?[\\s:.]*)(?=[\\p{L}.-]{0,6}\\p{N})[\\p{L}\\p{N}.-]+(?:[ .-]{1,2}[\\p{N}.]+)*`,
    '$1$2[number]',
  ),
  // Licence plates: 75B1-123.45, 75 A 12345, 29-F1 1234; those of the army: AB 12-34.
  rule(`${START}\\d{2}[ .-]{0,3}[A-Za-zĐđ]{1,2}\\d?[ .-]{0,3}\\d{3}[ .]?\\d{1,2}${END}`, '[number]'),
  rule(`${START}\\p{Lu}{2}[ -]{1,2}\\d{2}-\\d{2}${END}`, '[number]'),
  // Telephone numbers with letters for digits: 09o5 l23 456.
  rule(`${START}[oO0-9](?:${GAP}[oOlI0-9]){8,11}${END}`, '[number]'),
  rule(`\\+?\\p{N}(?:${GAP}\\p{N}){6,}`, '[number]'),
  rule('\\p{N}{5,}', '[number]'),
  rule(`${START}(?:${DIGIT_WORDS})(?:[\\s,.-]{1,3}(?:${DIGIT_WORDS})){6,}${END}`, '[number]'),
  rule(`${START}(${NUMBERED})([\\s.:]{0,3})${HOUSE}${END}`, '$1$2[number]'),
  rule(`${START}\\p{N}+\\p{L}?(?:/\\p{N}+\\p{L}?)+${END}`, '[number]'),
  rule(`${START}\\p{N}+\\p{L}?(?=[\\s,]{1,3}(?:(?:${STREETS})\\s+)?${CAPITAL})`, '[number]'),
  rule(`${START}(${NAMED})(\\s*[:,-]?\\s*)${NAME}`, '$1$2[name]'),
  rule(
    `${START}(${NAMED})(\\s*[:,-]?\\s*)(?!(?:${AFTER_NAME})${END})\\p{L}+(?:\\s+(?!(?:${AFTER_NAME})${END})\\p{L}+){0,3}`,
    '$1$2[name]',
  ),
  rule(`${START}(${SAID_TO_BE})(\\s*[:,.-]?\\s*)(?!(?:${TITLES})${END})${NAME}`, '$1$2[name]'),
  rule(`${START}(${TITLES}|(?:${SHORT_TITLES})\\.?)(\\s+)(?!(?:${TITLES})${END})${NAME}`, '$1$2[name]'),
  rule(`${START}${CAPITAL}\\s+(?:${MIDDLE_NAMES})\\s+${NAME}`, '[name]'),
];

/**
 * A citizen's text without what tells who or where exactly somebody is: numbers of telephones, papers, accounts, vehicles and
 * houses, addresses of mail and profiles, names. It takes too much rather than too little: what a report is about stands in
 * the other words.
 */
export function redact(text: string): string {
  // Full-width digits, letters in circles, invisible characters inside a number.
  const plain = text
    .normalize('NFKC')
    .replace(/\p{Cf}/gu, '')
    .normalize('NFC');
  return RULES.reduce((rest, [pattern, instead]) => rest.replace(pattern, instead), plain);
}
