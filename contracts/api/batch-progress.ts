import { z } from 'zod';
import type { BatchProgress } from '../city-workflows';

/** How far a batch over many reports is. */
export const batchProgressSchema = z
  .strictObject({
    phase: z.enum(['waiting', 'suspending', 'suspended', 'resuming', 'reprojecting', 'done']),
    told: z.int().meta({ description: 'Reports that were told in this phase.' }),
    total: z.int().meta({ description: 'How many there were to tell when the phase began.' }),
  })
  .meta({ id: 'BatchProgress' }) satisfies z.ZodType<BatchProgress>;
