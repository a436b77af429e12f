import type { Knex } from 'knex';
import type { ClassifierModel } from '../../domain/classification/model';
import type { TrainingReport } from '../../domain/classification/training/training-report';
import type { Database } from '../connect';

/** A stored model without its weights. */
export interface StoredModel {
  version: string;
  origin: 'folder' | 'training';
  /** Null for one that came with the city's folder. */
  report: TrainingReport | null;
  madeAt: Date;
  active: boolean;
  activatedAt: Date | null;
  activatedBy: string | null;
}

const COLUMNS = {
  version: 'version',
  origin: 'origin',
  report: 'report',
  madeAt: 'made_at',
  active: 'active',
  activatedAt: 'activated_at',
  activatedBy: 'activated_by',
};

/** Models beyond these are forgotten, the oldest first; the one in use stays. */
const KEPT = 30;

/**
 * Makes the model of the city's folder known. It is put to use where none is, or where the one in use came from the folder
 * too: what an installation has learned by itself is not thrown away by an update.
 */
export async function takeFolderModel(db: Database, model: ClassifierModel): Promise<void> {
  await db.transaction(async (trx) => {
    await trx.raw('LOCK TABLE classifier_model IN SHARE ROW EXCLUSIVE MODE');
    const { version } = model;
    const inserted = await trx('classifier_model')
      .insert({ version, origin: 'folder', model: JSON.stringify(model) })
      .onConflict('version')
      .ignore()
      .returning('version');
    const active: { origin: string } | undefined = await trx('classifier_model')
      .where({ active: true })
      .first('origin');
    // One that was there before and is not in use was put away by somebody.
    if (!active || (active.origin === 'folder' && inserted.length > 0)) await activateModel(trx, version, null);
  });
}

/** Stores a model that was learned here, not in use yet. */
export async function insertModel(db: Knex, model: ClassifierModel, report: TrainingReport): Promise<void> {
  await db('classifier_model')
    .insert({
      version: model.version,
      origin: 'training',
      model: JSON.stringify(model),
      report: JSON.stringify(report),
    })
    .onConflict('version')
    .merge(['report']);
  const old = db('classifier_model').orderBy('made_at', 'desc').offset(KEPT).select('version');
  await db('classifier_model').whereIn('version', old).andWhere({ active: false }).delete();
}

/** Puts a model to use, in the place of the one that is. Answers false when there is no such model. */
export async function activateModel(db: Knex, version: string, by: string | null): Promise<boolean> {
  const known: unknown = await db('classifier_model').where({ version }).forUpdate().first('version');
  if (!known) return false;
  await db('classifier_model').where({ active: true }).whereNot({ version }).update({ active: false });
  await db('classifier_model')
    .where({ version, active: false })
    .update({ active: true, activated_at: db.fn.now(), activated_by: by });
  return true;
}

/** The models, the newest first. */
export async function readModels(db: Database): Promise<StoredModel[]> {
  return db('classifier_model').orderBy('made_at', 'desc').orderBy('version').select(COLUMNS);
}

/** Version of the model in use; null where there is none. */
export async function readActiveVersion(db: Database): Promise<string | null> {
  const row: { version: string } | undefined = await db('classifier_model').where({ active: true }).first('version');
  return row?.version ?? null;
}

/** A whole model, unchecked; null when there is none of this version. */
export async function readModel(db: Database, version: string): Promise<unknown> {
  const row: { model: unknown } | undefined = await db('classifier_model').where({ version }).first('model');
  return row?.model ?? null;
}
