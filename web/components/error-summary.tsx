import { useEffect, useRef, type ReactElement } from 'react';
import { useTranslation } from 'react-i18next';
import styles from './error-summary.module.css';

/** One thing to correct. */
export interface FieldFault {
  /** The `id` of its field. */
  field: string;
  message: string;
}

interface Props {
  /** How often the form was refused: the summary takes the focus each time, and never while one types. */
  refusals: number;
  faults: readonly FieldFault[];
  /** What is wrong with the whole. */
  message?: string | undefined;
}

/** What is wrong with a form, before anything else on the page, with links to the fields. */
export function ErrorSummary({ refusals, faults, message }: Props): ReactElement | null {
  const { t } = useTranslation();
  const summary = useRef<HTMLDivElement>(null);
  useEffect(() => {
    if (refusals > 0) summary.current?.focus();
  }, [refusals]);
  if (faults.length === 0 && message === undefined) return null;
  return (
    <div ref={summary} className={styles.summary} role="alert" tabIndex={-1}>
      <h2>{t('errorSummary')}</h2>
      {message !== undefined && <p>{message}</p>}
      {faults.length > 0 && (
        <ul>
          {faults.map(({ field, message: what }) => (
            <li key={field}>
              <a
                href={`#${field}`}
                onClick={(event) => {
                  // The field gets the focus, and its label stays in sight; the address does not change.
                  event.preventDefault();
                  document.getElementById(field)?.focus();
                }}
              >
                {what}
              </a>
            </li>
          ))}
        </ul>
      )}
    </div>
  );
}
