import fc from 'fast-check';
import areasData from '../../cities/hue/areas.json';
import cityData from '../../cities/hue/city.json';
import type { Area, City } from '../city/city-data';
import { distanceInMetres, findAreaByName, isInsideCity, locateArea } from './locate-area';

const hue = areasData as Area[];
const city = cityData as unknown as City;

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

describe('isInsideCity', () => {
  test.each([
    ['the citadel', { lat: 16.4698, lng: 107.5796 }, true],
    ['A Lưới', { lat: 16.277, lng: 107.23 }, true],
    ['Lăng Cô', { lat: 16.232, lng: 108.08 }, true],
    ['Hà Nội', { lat: 21.03, lng: 105.85 }, false],
    ['Hội An', { lat: 15.88, lng: 108.33 }, false],
    ['latitude and longitude exchanged', { lat: 107.5796, lng: 16.4698 }, false],
    ['no number', { lat: NaN, lng: 107.5 }, false],
  ])('When the point is %s, then it is inside: %j → %s', (_name, point, inside) => {
    expect(isInsideCity(city, point)).toBe(inside);
  });

  test('When a point is on the edge, then it is inside', () => {
    const square = {
      boundary: [
        [0, 0],
        [2, 0],
        [2, 2],
        [0, 2],
        [0, 0],
      ] as [number, number][],
    };
    expect(isInsideCity(square, { lat: 0, lng: 1 })).toBe(true);
  });
});

describe('locateArea', () => {
  test('When a point is the centre of an area, then it is that area, and only approximately', () => {
    for (const each of hue) expect(locateArea(hue, each.centre)).toEqual({ area: each.code, approximate: true });
  });

  test('When any point is located, then no other centre is nearer', () => {
    const point = fc.record({
      lat: fc.double({ min: 16, max: 16.8, noNaN: true }),
      lng: fc.double({ min: 107, max: 108.2, noNaN: true }),
    });
    fc.assert(
      fc.property(point, (at) => {
        const found = hue.find(({ code }) => code === locateArea(hue, at).area)!;
        const distance = distanceInMetres(found.centre, at);
        expect(hue.every((other) => distanceInMetres(other.centre, at) >= distance)).toBe(true);
      }),
    );
  });

  test('When there are no areas, then it says so', () => {
    expect(() => locateArea([], { lat: 16, lng: 107 })).toThrow(RangeError);
  });
});

test('When two points are a degree of latitude apart, then they are 111.2 km apart', () => {
  expect(distanceInMetres({ lat: 16, lng: 107 }, { lat: 17, lng: 107 })).toBeCloseTo(111_195, -1);
});

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

  test('When the text is anything, then it never throws', () => {
    fc.assert(fc.property(fc.string({ unit: 'binary' }), (text) => void findAreaByName(hue, text)));
  });
});
