import { z } from 'zod';
import type { ClassifierModel, PackedWeights } from '../domain/classification/model';
import type { KnownFeatures } from '../domain/classification/vocabulary';

const knownFeaturesSchema = z.object({
  names: z.array(z.string()),
  rarity: z.array(z.number()),
}) satisfies z.ZodType<KnownFeatures>;

const packedWeightsSchema = z.object({
  scales: z.array(z.number()),
  bias: z.array(z.number()),
  bytes: z.string(),
}) satisfies z.ZodType<PackedWeights>;

const probability = z.number().min(0).max(1);

/** A stored model. One of another format is refused: the classifier that was there before goes on. */
export const classifierModelSchema = z.object({
  format: z.literal(1),
  version: z.string().min(1),
  labels: z.array(z.object({ category: z.string(), subcategory: z.string().nullable() })).min(2),
  vocabulary: z.object({ words: knownFeaturesSchema, letters: knownFeaturesSchema }),
  hints: z.array(z.string()),
  category: packedWeightsSchema,
  temperature: z.number().positive(),
  decideFrom: probability,
  urgency: packedWeightsSchema,
  urgentFrom: probability,
  sureFrom: probability,
}) satisfies z.ZodType<ClassifierModel>;
