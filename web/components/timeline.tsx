import type { ReactElement } from 'react';
import { useTranslation } from 'react-i18next';
import type { components } from '../api/schema';
import { Instant } from './instant';
import styles from './timeline.module.css';

interface Props {
  entries: components['schemas']['TimelineEntry'][];
}

/** What has happened to a report, in sentences, in the order in which it happened. */
export function Timeline({ entries }: Props): ReactElement {
  const { t } = useTranslation();
  return (
    <ol className={styles.timeline} aria-label={t('timeline')}>
      {entries.map(({ seq, at, summary }) => (
        <li key={seq} className={styles.entry}>
          <p>{summary}</p>
          <p className={styles.when}>
            <Instant at={at} />
          </p>
        </li>
      ))}
    </ol>
  );
}
