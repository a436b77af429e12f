import type { LngLat } from '../../domain/city/city-data';
import { findCrossing } from './find-crossing';

const ring = (...corners: LngLat[]): LngLat[] => [...corners, corners[0]!];

describe('findCrossing', () => {
  it.each<[string, LngLat[]]>([
    ['a square', ring([0, 0], [2, 0], [2, 2], [0, 2])],
    ['a star', ring([0, 0], [2, 1], [4, 0], [3, 2], [4, 4], [2, 3], [0, 4], [1, 2])],
    ['a ring that touches itself at a corner', ring([0, 0], [2, 0], [1, 1], [2, 2], [0, 2], [1, 1])],
  ])('When a ring is %s, then it does not cross itself', (_shape, corners) => {
    expect(findCrossing(corners)).toBeNull();
  });

  it('When two corners are exchanged, then the crossing is found, and where', () => {
    expect(findCrossing(ring([0, 0], [2, 2], [2, 0], [0, 2]))).toEqual([0, 0]);
    expect(findCrossing(ring([5, 5], [7, 5], [7, 7], [5, 7], [6, 4]))).not.toBeNull();
  });
});
