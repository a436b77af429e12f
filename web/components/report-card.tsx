import type { ReactElement } from 'react';
import { useTranslation } from 'react-i18next';
import type { components } from '../api/schema';
import { Instant } from './instant';
import styles from './report-card.module.css';
import { StatusBadge } from './status-badge';

interface Props {
  report: components['schemas']['ReportSummary'];
}

/** A report in a list: what it is about, where it stands, who has it, and the date that matters now. */
export function ReportCard({ report }: Props): ReactElement {
  const { t } = useTranslation();
  const { reference, status, category, area, agency, submittedAt, resolvedAt, dueAt, overdue } = report;
  const place = [area?.label, agency?.label].filter((label) => label !== undefined).join(' · ');
  return (
    <article className={styles.card}>
      <h3 className={styles.title}>
        <a href={`/reports/${reference}`}>{category?.label ?? t('unsorted')}</a>
      </h3>
      <p className={styles.state}>
        <StatusBadge status={status} />
        {overdue && <span className={styles.overdue}>{t('overdue')}</span>}
      </p>
      <p className={styles.place}>{place}</p>
      <p className={styles.when}>
        <span className={styles.reference}>{reference}</span>
        <When sent={submittedAt} answered={resolvedAt} due={dueAt} />
      </p>
    </article>
  );
}

function When({ sent, answered, due }: { sent: string; answered: string | null; due: string | null }): ReactElement {
  const { t } = useTranslation();
  const [key, at] = answered
    ? (['answered', answered] as const)
    : due
      ? (['due', due] as const)
      : (['sent', sent] as const);
  return (
    <span>
      {t(key, { when: '' })}
      <Instant at={at} dayOnly />
    </span>
  );
}
