import type { Connection } from '@temporalio/client';
import { temporal } from '@temporalio/proto';
import { SetupError } from '../../config/setup-error';

/** The types of a search attribute. SQLite visibility has room for 3 of each, and for 10 Keywords. */
export type SearchAttributeTypeName = 'Text' | 'Keyword' | 'Int' | 'Double' | 'Bool' | 'Datetime' | 'KeywordList';

const AttributeType = temporal.api.enums.v1.IndexedValueType;
const ATTRIBUTE_TYPES: Record<SearchAttributeTypeName, number> = {
  Text: AttributeType.INDEXED_VALUE_TYPE_TEXT,
  Keyword: AttributeType.INDEXED_VALUE_TYPE_KEYWORD,
  Int: AttributeType.INDEXED_VALUE_TYPE_INT,
  Double: AttributeType.INDEXED_VALUE_TYPE_DOUBLE,
  Bool: AttributeType.INDEXED_VALUE_TYPE_BOOL,
  Datetime: AttributeType.INDEXED_VALUE_TYPE_DATETIME,
  KeywordList: AttributeType.INDEXED_VALUE_TYPE_KEYWORD_LIST,
};

/**
 * Registers the search attributes that a namespace does not have yet; one that is not registered would block every report.
 * The dev server's own flag registers them only in a new database. Throws a SetupError when one has another type.
 */
export async function registerSearchAttributes(
  connection: Connection,
  namespace: string,
  attributes: Record<string, SearchAttributeTypeName>,
): Promise<void> {
  const { customAttributes } = await connection.operatorService.listSearchAttributes({ namespace });
  for (const [name, type] of Object.entries(attributes)) {
    const existing: number | undefined = customAttributes[name];
    if (existing !== undefined && existing !== ATTRIBUTE_TYPES[type]) {
      const was = Object.entries(ATTRIBUTE_TYPES).find(([, value]) => value === existing)?.[0];
      throw new SetupError(
        `The search attribute ${name} is of type ${was} in Temporal's database and is needed as ${type}: use another namespace, or move the folder "temporal" of PAHT_DATA_DIR away to start with an empty one.`,
      );
    }
  }
  const missing = Object.entries(attributes).filter(([name]) => customAttributes[name] === undefined);
  if (missing.length === 0) return;
  const searchAttributes = Object.fromEntries(missing.map(([name, type]) => [name, ATTRIBUTE_TYPES[type]]));
  await connection.operatorService.addSearchAttributes({ namespace, searchAttributes });
}
