import { WorkflowExecutionAlreadyStartedError, type Client } from '@temporalio/client';
import type { Router } from 'express';
import {
  CLASSIFIER_OPERATIONS,
  type ClassifierModelBody,
  type EvaluationBody,
  type EvaluationPartBody,
} from '../../contracts/api/classifier';
import { TRAINING_WORKFLOW, TRAINING_WORKFLOW_ID } from '../../contracts/city-workflows';
import type { CityDirectory } from '../../db/city-directory';
import type { Database } from '../../db/connect';
import { recordAudit } from '../../db/stores/audit-store';
import { activateModel, readModels, type StoredModel } from '../../db/stores/classifier-model-store';
import type { CityData } from '../../domain/city/city-data';
import type { EvaluatedPart, Evaluation } from '../../domain/classification/training/evaluate-classifier';
import type { Authenticator } from '../auth/authenticate';
import { AppError } from '../errors/app-error';
import type { Language } from '../middleware/language';
import { createOperationsRouter } from '../operations/create-operations-router';
import { coded } from '../public/coded';

interface Dependencies {
  client: Client;
  taskQueue: string;
  db: Database;
  city: CityDirectory;
  authenticator: Authenticator;
}

/** `/api/v1/admin/classifier`: which classifier is in use, how good each is, going back to an earlier one, training. */
export function createClassifierRouter({ client, taskQueue, db, city, authenticator }: Dependencies): Router {
  const { router, serve } = createOperationsRouter(authenticator);

  serve(CLASSIFIER_OPERATIONS.listModels, async ({ language }) => {
    const models = await readModels(db);
    return { body: { items: models.map((model) => bodyOf(model, city.current(), language)) } };
  });

  serve(CLASSIFIER_OPERATIONS.activateModel, async ({ params, body, actor }) => {
    const version = params.version!;
    await db.transaction(async (trx) => {
      if (!(await activateModel(trx, version, actor.id ?? null))) throw new AppError('not_found');
      await recordAudit(trx, { actor, action: 'classifier.activate', target: version, reason: body.reason });
    });
    return { status: 204 };
  });

  serve(CLASSIFIER_OPERATIONS.train, async ({ actor }) => {
    await recordAudit(db, { actor, action: 'classifier.train' });
    try {
      await client.workflow.start(TRAINING_WORKFLOW, { workflowId: TRAINING_WORKFLOW_ID, taskQueue, args: [] });
    } catch (error) {
      if (!(error instanceof WorkflowExecutionAlreadyStartedError)) throw error;
    }
    return { status: 202 };
  });

  return router;
}

function bodyOf(
  { madeAt, activatedAt, report, ...model }: StoredModel,
  data: CityData,
  language: Language,
): ClassifierModelBody {
  return {
    ...model,
    madeAt: madeAt.toISOString(),
    activatedAt: activatedAt?.toISOString() ?? null,
    report: report && {
      ...report,
      evaluation: evaluationBody(report.evaluation, data, language),
      before: report.before && {
        version: report.before.version,
        evaluation: evaluationBody(report.before.evaluation, data, language),
      },
    },
  };
}

function evaluationBody({ everyday, hard }: Evaluation, data: CityData, language: Language): EvaluationBody {
  return { everyday: partBody(everyday, data, language), hard: partBody(hard, data, language) };
}

function partBody(
  { figures, urgency }: EvaluatedPart,
  { categories }: CityData,
  language: Language,
): EvaluationPartBody {
  const named = (code: string) => coded(code, categories.find((each) => each.code === code)?.label, language);
  return {
    texts: figures.texts,
    macroF1: figures.macroF1,
    accuracy: figures.accuracy,
    decided: figures.decided.share,
    decidedRight: figures.decided.right,
    calibrationError: figures.calibrationError,
    urgentRecall: urgency.recall,
    urgentPrecision: urgency.precision,
    categories: figures.categories.map(({ category, ...rest }) => ({ category: named(category), ...rest })),
    confusions: figures.confusions.map(({ category, said, texts }) => ({
      category: named(category),
      said: named(said),
      texts,
    })),
    calibration: figures.calibration.map(({ from, to, texts, right }) => ({ from, to, texts, right })),
  };
}
