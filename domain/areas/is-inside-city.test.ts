import cityData from '../../cities/hue/city.json';
import type { City } from '../city/city-data';
import { isInsideCity } from './is-inside-city';

const city = cityData as unknown as City;

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
