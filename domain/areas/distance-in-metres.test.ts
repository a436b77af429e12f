import { distanceInMetres } from './distance-in-metres';

test('When two points are a degree of latitude apart, then they are 111.2 km apart', () => {
  expect(distanceInMetres({ lat: 16, lng: 107 }, { lat: 17, lng: 107 })).toBeCloseTo(111_195, -1);
});
