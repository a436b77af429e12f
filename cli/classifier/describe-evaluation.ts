import type { CalibrationStep, Figures, UrgencyFigures } from '../../domain/classification/training/measure';
import type { EvaluatedPart } from '../../domain/classification/training/evaluate-classifier';

/** Widths of the columns, in characters. */
const NAME = 24;
const NUMBER = 10;
const CURVE_WIDTH = 40;
const MOST_CONFUSIONS = 12;

/** The tables and the calibration curve of a classifier, for a terminal. */
export function describeEvaluation(title: string, { figures, urgency }: EvaluatedPart): string {
  if (figures.texts === 0) return `${title}: no texts`;
  return [
    `${title}: ${figures.texts} texts`,
    '',
    summary(figures),
    ...(urgency.urgent > 0 ? [urgent(urgency)] : []),
    '',
    row('category', 'texts', 'precision', 'recall', 'F1'),
    ...figures.categories.map(({ category, texts, precision, recall, f1 }) =>
      row(category, String(texts), shown(precision), shown(recall), shown(f1)),
    ),
    '',
    'What was taken for what:',
    ...figures.confusions
      .slice(0, MOST_CONFUSIONS)
      .map(({ category, said, texts }) => `  ${texts} × ${category} for ${said}`),
    '',
    'How often right (#), by how sure it was (|):',
    ...figures.calibration.map(curveLine),
  ].join('\n');
}

function summary({ macroF1, accuracy, defensible, decided, decidable, calibrationError }: Figures): string {
  return [
    `macro F1 ${shown(macroF1)}, right ${percent(accuracy)}, right or defensible ${percent(defensible)}`,
    `decided without an operator: ${percent(decided.share)}, of which right ${percent(decided.right)}`,
    `could be decided with 95 % right: ${percent(decidable.share)} (from a confidence of ${shown(decidable.from)})`,
    `expected calibration error ${shown(calibrationError)}`,
  ].join('\n');
}

function urgent({ urgent: count, recall, precision }: UrgencyFigures): string {
  return `urgent: ${count} texts, recall ${percent(recall)}, precision ${percent(precision)}`;
}

function row(name: string, ...numbers: string[]): string {
  return name.padEnd(NAME) + numbers.map((number) => number.padStart(NUMBER)).join('');
}

function curveLine({ from, to, texts, confidence, right }: CalibrationStep): string {
  const label = `${from.toFixed(1)}–${to.toFixed(1)} ${String(texts).padStart(5)} `;
  if (confidence === null || right === null) return label;
  const bar = [...'#'.repeat(Math.round(right * CURVE_WIDTH)).padEnd(CURVE_WIDTH + 1)];
  bar[Math.round(confidence * CURVE_WIDTH)] = '|';
  return `${label}${bar.join('').trimEnd()}`;
}

function shown(value: number): string {
  return value.toFixed(3);
}

function percent(share: number | null): string {
  return share === null ? '–' : `${(share * 100).toFixed(1)} %`;
}
