import { useQuery } from '@tanstack/react-query';
import type { ReactElement } from 'react';
import { useTranslation } from 'react-i18next';
import { api, bodyOf } from '../../api/client';
import { ReportCard } from '../../components/report-card';
import { Section } from '../../components/section';
import styles from './just-answered.module.css';

const SHOWN = 6;

/** What the city has answered last, so that one sees that it does. */
export function JustAnswered(): ReactElement {
  const { t } = useTranslation('home');
  const { data, isError } = useQuery({
    queryKey: ['reports', 'just-answered'],
    queryFn: ({ signal }) =>
      bodyOf(
        api.GET('/api/v1/reports', {
          params: { query: { state: ['resolved', 'closed'], sort: '-updatedAt', limit: SHOWN } },
          signal,
        }),
      ),
  });
  return (
    <Section id="recent" heading={t('recent.heading')}>
      {isError && <p>{t('recent.unavailable')}</p>}
      {data?.items.length === 0 && <p>{t('recent.none')}</p>}
      <ul className={styles.list} aria-busy={!data && !isError}>
        {data?.items.map((report) => (
          <li key={report.reference}>
            <ReportCard report={report} />
          </li>
        ))}
      </ul>
    </Section>
  );
}
