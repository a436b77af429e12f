import { isTerminal, STATUSES } from './status';
import { COMMAND_EDGES, EFFECT_EDGES, LEAD_EDGES, type Edge } from './transitions';

/**
 * The process as a Mermaid state diagram: what commands do and, marked, what timers do and what a lead report does to
 * those that follow it. What leaves a report where it is is not in it.
 */
export function stateDiagram(): string {
  const labels = new Map<string, string[]>();
  const add = (arrow: string, label: string) => labels.set(arrow, [...(labels.get(arrow) ?? []), label]);
  add('[*] --> received', 'submit');
  for (const edge of COMMAND_EDGES.filter(isMove)) add(arrowOf(edge), edge.by);
  for (const edge of EFFECT_EDGES.filter(isMove)) add(arrowOf(edge), `timer ${edge.by}`);
  for (const edge of LEAD_EDGES.filter(isMove)) add(arrowOf(edge), `lead ${edge.by}`);
  return [
    'stateDiagram-v2',
    ...[...labels].map(([arrow, names]) => `    ${arrow}: ${names.join(' / ')}`),
    // A refusal ends too, when nobody appeals in time.
    ...STATUSES.filter((status) => isTerminal(status) || status === 'rejected').map(
      (status) => `    ${status} --> [*]`,
    ),
  ].join('\n');
}

function isMove({ from, to }: Edge): boolean {
  return from !== to;
}

function arrowOf({ from, to }: Edge): string {
  return `${from} --> ${to}`;
}
