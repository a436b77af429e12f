import { isTerminal, STATUSES } from './status';
import { COMMAND_EDGES, EFFECT_EDGES, type Edge } from './transitions';

/**
 * The process as a Mermaid state diagram: what commands do and, marked, what timers do. Commands that leave a report
 * where it is are not in it.
 */
export function stateDiagram(): string {
  const labels = new Map<string, string[]>();
  const add = (arrow: string, label: string) => labels.set(arrow, [...(labels.get(arrow) ?? []), label]);
  add('[*] --> received', 'submit');
  for (const edge of COMMAND_EDGES) if (isMove(edge)) add(arrowOf(edge), edge.by);
  for (const edge of EFFECT_EDGES) add(arrowOf(edge), `timer ${edge.by}`);
  return [
    'stateDiagram-v2',
    ...[...labels].map(([arrow, names]) => `    ${arrow}: ${names.join(' / ')}`),
    ...STATUSES.filter(isTerminal).map((status) => `    ${status} --> [*]`),
  ].join('\n');
}

function isMove({ from, to }: Edge): boolean {
  return from !== to;
}

function arrowOf({ from, to }: Edge): string {
  return `${from} --> ${to}`;
}
