import fc from 'fast-check';
import areasData from '../../cities/hue/areas.json';
import type { Area } from '../city/city-data';
import { findAreaByName } from './find-area-by-name';

const hue = areasData as Area[];

const area = (code: string, name: string, ...alsoKnownAs: string[]): Area => ({
  code,
  name: { vi: name, en: name },
  kind: 'ward',
  centre: { lat: 16 + Number(code) / 10, lng: 107.5 },
  alsoKnownAs,
});

const areas = [
  area('1', 'Phường Thuận Hóa', 'Phường Đúc', 'Trường An'),
  area('2', 'Phường Phú Xuân', 'Thuận Hòa', 'Thuận Lộc'),
  area('3', 'Phường An Cựu', 'An Đông', 'An Tây'),
  area('4', 'Xã A Lưới 1', 'A Lưới', 'Hồng Vân'),
  area('5', 'Xã A Lưới 2', 'A Lưới'),
  area('6', 'Phường Dương Nỗ', 'Phú Dương', 'Phú Mậu'),
  area('7', 'Xã Quảng Điền', 'Sịa'),
];

/** The 133 wards, communes and towns until 30 June 2025, by what they are part of since. */
const UNTIL_2025: Record<string, string[]> = {
  '19753': [
    'Phường Tây Lộc, quận Phú Xuân',
    'Phường Thuận Lộc, quận Phú Xuân',
    'Phường Gia Hội, quận Phú Xuân',
    'Phường Phú Hậu, quận Phú Xuân',
    'Phường Thuận Hòa, quận Phú Xuân',
    'Phường Đông Ba, quận Phú Xuân',
  ],
  '19774': ['Phường Kim Long, quận Phú Xuân', 'Phường Hương Long, quận Phú Xuân', 'Phường Long Hồ, quận Phú Xuân'],
  '19777': ['Phường Vỹ Dạ, quận Thuận Hóa', 'Phường Xuân Phú, quận Thuận Hóa', 'Phường Thủy Vân, quận Thuận Hóa'],
  '19789': [
    'Phường Phường Đúc, quận Thuận Hóa',
    'Phường Vĩnh Ninh, quận Thuận Hóa',
    'Phường Phú Hội, quận Thuận Hóa',
    'Phường Phú Nhuận, quận Thuận Hóa',
    'Phường Trường An, quận Thuận Hóa',
    'Phường Phước Vĩnh, quận Thuận Hóa',
  ],
  '19804': ['Phường An Hòa, quận Phú Xuân', 'Phường Hương Sơ, quận Phú Xuân', 'Phường Hương An, quận Phú Xuân'],
  '19813': ['Phường Thủy Biều, quận Thuận Hóa', 'Phường Thủy Xuân, quận Thuận Hóa', 'Phường Thủy Bằng, quận Thuận Hóa'],
  '19815': ['Phường An Cựu, quận Thuận Hóa', 'Phường An Đông, quận Thuận Hóa', 'Phường An Tây, quận Thuận Hóa'],
  '19819': [
    'Phường Phong Thu, thị xã Phong Điền',
    'Xã Phong Mỹ, thị xã Phong Điền',
    'Xã Phong Xuân, thị xã Phong Điền',
  ],
  '19828': ['Xã Phong Thạnh, thị xã Phong Điền', 'Phường Phong Phú, thị xã Phong Điền'],
  '19831': [
    'Xã Phong Bình, thị xã Phong Điền',
    'Xã Phong Chương, thị xã Phong Điền',
    'Phường Phong Hòa, thị xã Phong Điền',
  ],
  '19858': [
    'Phường Phong Hiền, thị xã Phong Điền',
    'Phường Phong An, thị xã Phong Điền',
    'Xã Phong Sơn, thị xã Phong Điền',
  ],
  '19867': [
    'Thị trấn Sịa, huyện Quảng Điền',
    'Xã Quảng Phước, huyện Quảng Điền',
    'Xã Quảng An, huyện Quảng Điền',
    'Xã Quảng Thọ, huyện Quảng Điền',
  ],
  '19873': [
    'Phường Phong Hải, thị xã Phong Điền',
    'Xã Quảng Ngạn, huyện Quảng Điền',
    'Xã Quảng Công, huyện Quảng Điền',
  ],
  '19885': [
    'Xã Quảng Thái, huyện Quảng Điền',
    'Xã Quảng Lợi, huyện Quảng Điền',
    'Xã Quảng Vinh, huyện Quảng Điền',
    'Xã Quảng Phú, huyện Quảng Điền',
  ],
  '19900': ['Phường Thuận An, quận Thuận Hóa', 'Xã Phú Thuận, huyện Phú Vang', 'Xã Phú Hải, huyện Phú Vang'],
  '19909': ['Phường Dương Nỗ, quận Thuận Hóa'],
  '19918': ['Xã Phú Xuân, huyện Phú Vang', 'Xã Phú Hồ, huyện Phú Vang', 'Xã Phú Lương, huyện Phú Vang'],
  '19930': ['Phường Phú Thượng, quận Thuận Hóa', 'Xã Phú An, huyện Phú Vang', 'Xã Phú Mỹ, huyện Phú Vang'],
  '19942': ['Thị trấn Phú Đa, huyện Phú Vang', 'Xã Phú Gia, huyện Phú Vang', 'Xã Vinh Hà, huyện Phú Vang'],
  '19945': [
    'Xã Phú Diên, huyện Phú Vang',
    'Xã Vinh Xuân, huyện Phú Vang',
    'Xã Vinh Thanh, huyện Phú Vang',
    'Xã Vinh An, huyện Phú Vang',
  ],
  '19960': [
    'Phường Phú Bài, thị xã Hương Thủy',
    'Xã Thủy Phù, thị xã Hương Thủy',
    'Xã Phú Sơn, thị xã Hương Thủy',
    'Xã Dương Hòa, thị xã Hương Thủy',
  ],
  '19969': [
    'Xã Thủy Thanh, thị xã Hương Thủy',
    'Phường Thủy Dương, thị xã Hương Thủy',
    'Phường Thủy Phương, thị xã Hương Thủy',
  ],
  '19975': [
    'Phường Thủy Châu, thị xã Hương Thủy',
    'Phường Thủy Lương, thị xã Hương Thủy',
    'Xã Thủy Tân, thị xã Hương Thủy',
  ],
  '19996': [
    'Phường Tứ Hạ, thị xã Hương Trà',
    'Phường Hương Vân, thị xã Hương Trà',
    'Phường Hương Văn, thị xã Hương Trà',
  ],
  '20014': [
    'Phường Hương Phong, quận Thuận Hóa',
    'Phường Hương Vinh, quận Phú Xuân',
    'Xã Quảng Thành, huyện Quảng Điền',
  ],
  '20017': [
    'Xã Hương Toàn, thị xã Hương Trà',
    'Phường Hương Xuân, thị xã Hương Trà',
    'Phường Hương Chữ, thị xã Hương Trà',
  ],
  '20035': ['Xã Hương Bình, thị xã Hương Trà', 'Xã Bình Tiến, thị xã Hương Trà', 'Xã Bình Thành, thị xã Hương Trà'],
  '20044': [
    'Thị trấn A Lưới, huyện A Lưới',
    'Xã Hồng Bắc, huyện A Lưới',
    'Xã A Ngo, huyện A Lưới',
    'Xã Quảng Nhâm, huyện A Lưới',
  ],
  '20050': ['Xã Hồng Hạ, huyện A Lưới', 'Xã Hương Nguyên, huyện A Lưới'],
  '20056': [
    'Xã Hồng Vân, huyện A Lưới',
    'Xã Hồng Kim, huyện A Lưới',
    'Xã Trung Sơn, huyện A Lưới',
    'Xã Hồng Thủy, huyện A Lưới',
  ],
  '20071': [
    'Xã Sơn Thủy, huyện A Lưới',
    'Xã Phú Vinh, huyện A Lưới',
    'Xã Hồng Thượng, huyện A Lưới',
    'Xã Hồng Thái, huyện A Lưới',
  ],
  '20101': [
    'Xã Hương Phong, huyện A Lưới',
    'Xã A Roàng, huyện A Lưới',
    'Xã Đông Sơn, huyện A Lưới',
    'Xã Lâm Đớt, huyện A Lưới',
  ],
  '20107': ['Thị trấn Phú Lộc, huyện Phú Lộc', 'Xã Lộc Bình, huyện Phú Lộc', 'Xã Lộc Trì, huyện Phú Lộc'],
  '20122': [
    'Xã Vinh Mỹ, huyện Phú Lộc',
    'Xã Vinh Hưng, huyện Phú Lộc',
    'Xã Giang Hải, huyện Phú Lộc',
    'Xã Vinh Hiền, huyện Phú Lộc',
  ],
  '20131': ['Xã Lộc Bổn, huyện Phú Lộc', 'Thị trấn Lộc Sơn, huyện Phú Lộc', 'Xã Xuân Lộc, huyện Phú Lộc'],
  '20137': [
    'Thị trấn Lăng Cô, huyện Phú Lộc',
    'Xã Lộc Vĩnh, huyện Phú Lộc',
    'Xã Lộc Thủy, huyện Phú Lộc',
    'Xã Lộc Tiến, huyện Phú Lộc',
  ],
  '20140': ['Xã Lộc An, huyện Phú Lộc', 'Xã Lộc Điền, huyện Phú Lộc', 'Xã Lộc Hòa, huyện Phú Lộc'],
  '20161': [
    'Thị trấn Khe Tre, huyện Phú Lộc',
    'Xã Hương Phú, huyện Phú Lộc',
    'Xã Hương Lộc, huyện Phú Lộc',
    'Xã Thượng Lộ, huyện Phú Lộc',
  ],
  '20179': ['Xã Hương Sơn, huyện Phú Lộc', 'Xã Hương Xuân, huyện Phú Lộc', 'Xã Thượng Nhật, huyện Phú Lộc'],
  '20182': ['Xã Thượng Quảng, huyện Phú Lộc', 'Xã Hương Hữu, huyện Phú Lộc', 'Xã Thượng Long, huyện Phú Lộc'],
};

describe('findAreaByName', () => {
  test.each([
    ['Số 5 kiệt 12, phường An Cựu, thành phố Huế', '3'],
    ['P. An Cựu', '3'],
    ['phuong an cuu', '3'],
    ['phường Thuận Hoá', '1'],
    ['phường Thuận Hoà', '2'],
    ['xóm trên khu Phường Đúc', '1'],
    ['ở Trường An', '1'],
    ['xã A Lưới 2', '5'],
    ['thị trấn Sịa', '7'],
    ['Phú Dương (nay là Dương Nổ)', '6'],
  ])('When the text is %j, then the area is %s', (text, expected) => {
    expect(findAreaByName(areas, text)).toBe(expected);
  });

  test.each([
    ['the former name of two areas', 'thị trấn A Lưới'],
    ['two areas', 'từ An Cựu qua Phú Xuân'],
    ['a name that two areas share without diacritics', 'phuong thuan hoa'],
    ['a former district', 'quận Phú Xuân'],
    ['a street', 'đường Trường An'],
    ['part of a longer word', 'An Cựuu'],
    ['another name that folds to the same', 'bà An Cứu'],
    ['nothing', ''],
  ])('When the text names %s, then there is no answer: %j', (_what, text) => {
    expect(findAreaByName(areas, text)).toBeNull();
  });

  test('When one area is named with its kind and others without, then the kind decides', () => {
    expect(findAreaByName(areas, 'Gần chợ An Cựu, thuộc phường Phú Xuân')).toBe('2');
  });

  test('When the official name of any ward or commune of Huế is given, then it is found', () => {
    for (const each of hue) {
      expect([each.name.vi, findAreaByName(hue, each.name.vi)]).toEqual([each.name.vi, each.code]);
    }
  });

  const former = Object.entries(UNTIL_2025).flatMap(([code, names]) => names.map((name) => ({ code, name })));

  test('When a ward, commune or town of Huế until 2025 is given with its district, then it is found, with and without diacritics', () => {
    expect(former).toHaveLength(133);
    for (const { code, name } of former) {
      const bare = name.normalize('NFD').replace(/\p{M}/gu, '').replace(/đ/g, 'd').replace(/Đ/g, 'D');
      // Thuận Hòa and Thuận Hóa are the same without diacritics.
      const bareCode = name.startsWith('Phường Thuận Hòa') ? null : code;
      expect([name, findAreaByName(hue, name), findAreaByName(hue, bare)]).toEqual([name, code, bareCode]);
    }
  });

  test('When it is given without its district, then only names that two had are not found', () => {
    const short = former.map(({ code, name }) => ({ code, name: name.split(',')[0]! }));
    expect(short.filter(({ code, name }) => findAreaByName(hue, name) !== code).map(({ name }) => name)).toEqual([
      // Today's commune of that name wins.
      'Xã Phú Vinh',
      // The one in Hương Trà became a ward only in 2025.
      'Xã Hương Phong',
    ]);
  });

  test.each([
    ['Thôn Phương Diên, xã Phú Diên, huyện Phú Vang', '19945'],
    ['kiệt 92 Chi Lăng, p. Gia Hội, TP Huế', '19753'],
    ['tdp 6 p.Hương Sơ', '19804'],
    ['86 Nguyễn Sinh Cung, Vĩ Dạ', '19777'],
    ['chợ Tuần, xã Hương Thọ', '19774'],
    ['xa Loc Dien, Phu Loc', '20140'],
    ['thị trấn A Lưới', '20044'],
    ['thôn A Hươr, xã Quảng Nhâm, huyện A Lưới', '20044'],
    ['xã Phú Thuận, huyện Phú Vang', '19900'],
    ['phường Phú Thuận cũ', '19753'],
    ['Rú Chá, phường Hương Phong', '20014'],
    ['xã Hương Xuân, Nam Đông', '20179'],
    ['đèo Phú Gia, xã Lộc Tiến', '20137'],
  ])('When a citizen of Huế types %j, then the area is %s', (text, expected) => {
    expect(findAreaByName(hue, text)).toBe(expected);
  });

  test.each(['Phú Thuận', 'Hương Phong', 'huyện A Lưới', 'đèo Phú Gia', 'đường Phú Mộng'])(
    'When %j could be several places of Huế or is none, then there is no answer',
    (text) => {
      expect(findAreaByName(hue, text)).toBeNull();
    },
  );

  test('When names of Huế’s areas are compared, then none belongs to two, except the one that is told apart by its district', () => {
    const owners = new Map<string, Set<string>>();
    for (const { code, name, alsoKnownAs } of hue) {
      for (const each of [name.vi, ...alsoKnownAs]) {
        const key = each.normalize('NFC').toLowerCase();
        owners.set(key, (owners.get(key) ?? new Set()).add(code));
      }
    }
    expect([...owners].filter(([, codes]) => codes.size > 1).map(([name]) => name)).toEqual(['xã hương phong']);
  });

  test('When the text is anything, then it never throws', () => {
    fc.assert(fc.property(fc.string({ unit: 'binary' }), (text) => void findAreaByName(hue, text)));
  });
});
