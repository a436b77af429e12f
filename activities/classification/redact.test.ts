import fc from 'fast-check';
import demoTexts from '../../cities/hue/demo-texts.json';
import { redact } from './redact';

describe('redact', () => {
  it.each([
    ['Gọi tôi 0905123456 nhé', 'Gọi tôi [number] nhé'],
    ['0905.123.456 hoặc +84 905 123 456 hoặc 0905-123-456', '[number] hoặc +[number] hoặc [number]'],
    ['máy bàn (0234) 3.823.456', 'máy bàn ([number]'],
    ['máy 3823456', 'máy [number]'],
    ['sđt 09o5 l23 456', 'sđt [number]'],
    ['sđt ０９０５１２３４５６', 'sđt [number]'],
    ['sđt 0905\u200b123\u200b456', 'sđt [number]'],
    ['không chín không năm một hai ba bốn năm sáu', '[number]'],
    ['khong chin khong nam mot hai ba bon nam sau', '[number]'],
    ['CCCD số 046099001234', 'CCCD số [number]'],
    ['mã KH: PC07AA0123456', 'mã KH: [number]'],
    ['STK 1903 4567 890', 'STK [number]'],
    ['xe 75B1-123.45 và 75A-12345', 'xe [number] và [number]'],
    ['xe 29 f1 1234', 'xe [number]'],
    ['biển số TC 12-34', 'biển số [number]'],
  ])('When a number tells who it is as in %j, then it is gone', (text, kept) => {
    expect(redact(text)).toBe(kept);
  });

  it.each([
    ['nguyenvana@gmail.com', '[email]'],
    ['thư: nguyenvana @ gmail.com', 'thư: [email]'],
    ['nguyenvana＠gmail.com', '[email]'],
    ['nguyenvana (at) gmail.com', '[email]'],
    ['nguyenvana at gmail dot com', '[email] dot com'],
    ['xem https://facebook.com/abc?x=1', 'xem [link]'],
    ['xem www.abc.vn/x', 'xem [link]'],
    ['xem fb.com/abc nha', 'xem [link] nha'],
    ['zalo: hungpro', 'zalo: [profile]'],
    ['facebook Nguyễn Hùng', 'facebook [profile]'],
  ])('When an address of mail or of a profile is given as in %j, then it is gone', (text, kept) => {
    expect(redact(text)).toBe(kept);
  });

  it.each([
    ['12 Lê Lợi', '[number] Lê Lợi'],
    ['số 12/5 kiệt 45 Nguyễn Huệ', 'số [number] kiệt [number] Nguyễn Huệ'],
    ['nha so 7 le loi', 'nha so [number] le loi'],
    ['12/3a nguyễn trãi', '[number] nguyễn trãi'],
    ['phòng 402', 'phòng [number]'],
  ])('When a house is numbered as in %j, then the number is gone and the street stays', (text, kept) => {
    expect(redact(text)).toBe(kept);
  });

  it.each([
    ['Tôi tên là Nguyễn Văn An, ở phường Vỹ Dạ', 'Tôi tên là [name], ở phường Vỹ Dạ'],
    ['toi ten nguyen van an o phuong vy da', 'toi ten [name] o phuong vy da'],
    ['Tôi là Trần Thị Bích', 'Tôi là [name]'],
    ['Họ và tên: LÊ VĂN C', 'Họ và tên: [name]'],
    ['ông Nam và bà Lê Thị Hoa', 'ông [name] và bà [name]'],
    ['o Lan bán bún', 'o [name] bán bún'],
    ['Trần Văn Bảy đổ rác', '[name] đổ rác'],
    ['My name is John Smith', 'My name is [name]'],
    ['Mr. Brown and Dr Hoa', 'Mr. [name] and Dr [name]'],
    ['Kính thư\nNguyễn Bình', 'Kính thư\n[name]'],
  ])('When somebody is named as in %j, then the name is gone', (text, kept) => {
    expect(redact(text)).toBe(kept);
    expect(redact(text.normalize('NFD'))).toBe(kept);
  });

  it.each([
    'Dây điện đứt rơi xuống đường lúc 19h30, 3 ngày rồi, 2 trụ điện',
    'tôi là người dân phường Kim Long',
    'con đường Hùng Vương ngập 50cm',
    'bà con rất mong',
    'Chẳng thấy ai nói với em. Răng rứa?',
    'The bus was supposed to stop at 7.30 at school. Nobody came.',
    'There are 3 bags of rubbish on the street',
  ])('When nobody is told of, then the text stays as it is: %s', (text) => {
    expect(redact(text)).toBe(text);
  });

  const anything = fc.oneof(
    fc.string({ unit: 'grapheme', maxLength: 200 }),
    fc.string({ unit: 'binary', maxLength: 200 }),
    fc.constantFrom(...demoTexts.map(({ text }) => text)),
  );
  const gap = fc.constantFrom('', ' ', '.', '-', ') ', ' - ', '\u00a0', '·', '\u200b', ', ');
  const digit = fc.constantFrom(...'0123456789', '０', '５', '٣', '²');

  it('When a number of eight or more digits stands anywhere in any groups, then it does not survive', () => {
    const number = fc.array(fc.tuple(digit, gap), { minLength: 8, maxLength: 20 });
    fc.assert(
      fc.property(anything, number, anything, (before, groups, after) => {
        const kept = redact(`${before} ${groups.flat().join('')} ${after}`);
        expect(kept).not.toMatch(/\p{N}(?:[^\p{L}\p{N}]{0,3}\p{N}){7}/u);
      }),
      { numRuns: 1_000 },
    );
  });

  it('When an e-mail address stands anywhere, then it does not survive', () => {
    fc.assert(
      fc.property(anything, fc.emailAddress(), anything, (before, address, after) => {
        const kept = redact(`${before} ${address} ${after}`);
        expect(kept).not.toContain('@');
        expect(kept).not.toContain(address.normalize('NFKC'));
      }),
      { numRuns: 1_000 },
    );
  });
});
