import { Button } from '@mantine/core';
import type { ReactElement } from 'react';
import { useTranslation } from 'react-i18next';
import { PageHeading } from '../../components/page-heading';
import layout from '../../layout/layout.module.css';
import { CityFigures } from './city-figures';
import styles from './home-page.module.css';
import { HowItWorks } from './how-it-works';
import { JustAnswered } from './just-answered';
import { TrackingForm } from './tracking-form';

/** `/`: what this is, the way to report, the way to follow, and how well the city answers. */
export function HomePage(): ReactElement {
  const { t } = useTranslation(['home', 'common']);
  return (
    <>
      <div className={styles.hero}>
        <div className={`${layout.wide} ${styles.heroRow}`}>
          <div className={styles.invitation}>
            <PageHeading title={t('title')} className={styles.heading}>
              {t('heading')}
            </PageHeading>
            <p className={styles.lead}>{t('lead')}</p>
            <Button component="a" href="/reports/new" size="xl" className={styles.action}>
              {t('common:newReport')}
            </Button>
            <p className={styles.note}>{t('noAccount')}</p>
          </div>
          <TrackingForm />
        </div>
      </div>
      <div className={layout.wide}>
        <HowItWorks />
        <CityFigures />
        <JustAnswered />
      </div>
    </>
  );
}
