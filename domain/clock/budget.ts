/**
 * How much time an obligation has.
 * - `working_days`: due at closing time of the n-th working day after the day it began.
 * - `working_hours`: due when so many office hours have passed; fractions are allowed.
 * - `hours`: wall-clock hours, for danger that does not wait for offices to open.
 */
export interface Budget {
  unit: 'working_days' | 'working_hours' | 'hours';
  amount: number;
}
