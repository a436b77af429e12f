import { useQuery } from '@tanstack/react-query';
import type { ReactElement } from 'react';
import { useTranslation } from 'react-i18next';
import { api, bodyOf } from '../../api/client';
import type { components } from '../../api/schema';
import { useLanguage } from '../../app/use-language';
import { numberText, percentText } from '../../app/wording';
import { Section } from '../../components/section';
import styles from './city-figures.module.css';

type Share = components['schemas']['Share'];

/** How well the city answers, each share with what it is a share of. */
export function CityFigures(): ReactElement {
  const { t } = useTranslation('home');
  const language = useLanguage();
  const { data, isError } = useQuery({
    queryKey: ['statistics', 'summary'],
    queryFn: ({ signal }) => bodyOf(api.GET('/api/v1/statistics/summary', { signal })),
  });
  const figures = data?.figures;
  const share = (what: 'handled' | 'onTime' | 'content', { count, of, share: part }: Share) => (
    <Figure
      value={part === null ? t('figures.none') : percentText(part, language)}
      label={t(`figures.${what}`)}
      note={t(`figures.${what}Note`, { part: numberText(count, language), of: numberText(of, language) })}
    />
  );
  return (
    <Section id="figures" heading={t('figures.heading')}>
      {isError && <p className={styles.quiet}>{t('figures.unavailable')}</p>}
      <dl className={styles.figures} aria-busy={!figures && !isError}>
        {figures && (
          <>
            <Figure
              value={numberText(figures.received, language)}
              label={t('figures.received')}
              note={t('figures.receivedNote', { open: numberText(figures.inProgress, language) })}
            />
            {share('handled', figures.handled)}
            {share('onTime', figures.onTime)}
            {share('content', figures.content)}
          </>
        )}
      </dl>
    </Section>
  );
}

function Figure({ value, label, note }: { value: string; label: string; note: string }): ReactElement {
  return (
    <div className={styles.figure}>
      <dt>{label}</dt>
      <dd className={styles.value}>{value}</dd>
      <dd className={styles.note}>{note}</dd>
    </div>
  );
}
