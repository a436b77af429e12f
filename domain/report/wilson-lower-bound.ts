/** Of the normal distribution: 95 % of it lies within as many standard deviations. */
const Z = 1.96;

/**
 * The lower end of Wilson's interval for a share: what it is at least, with 97.5 % certainty. Two of two count less than 95 of
 * 100, so that nobody leads a ranking by chance. Null of nothing.
 */
export function wilsonLowerBound(count: number, of: number): number | null {
  if (of === 0) return null;
  const share = count / of;
  const spread = Z * Math.sqrt((share * (1 - share) + Z ** 2 / (4 * of)) / of);
  return Math.max(0, (share + Z ** 2 / (2 * of) - spread) / (1 + Z ** 2 / of));
}
