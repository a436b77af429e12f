import { z } from 'zod';

/**
 * Takes anything, because what may come is known only where it is handled and is checked there, and has the document say
 * which shapes there are.
 */
export function describedBy(shapes: readonly (readonly [title: string, schema: z.ZodType])[]): z.ZodUnknown {
  const anyOf = shapes.map(([title, schema]) => {
    const { $schema: _, ...described } = z.toJSONSchema(schema, { io: 'input', unrepresentable: 'any' });
    return { title, ...described };
  });
  return z.unknown().meta({ override: { anyOf } });
}
