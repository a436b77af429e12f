import type { ReactElement } from 'react';
import { useTranslation } from 'react-i18next';
import styles from './how-it-works.module.css';
import { Section } from '../../components/section';

const STEPS = ['report', 'handle', 'judge'] as const;

export function HowItWorks(): ReactElement {
  const { t } = useTranslation('home');
  return (
    <Section id="steps" heading={t('steps.heading')}>
      <ol className={styles.steps}>
        {STEPS.map((step) => (
          <li key={step} className={styles.step}>
            <h3>{t(`steps.${step}.title`)}</h3>
            <p>{t(`steps.${step}.text`)}</p>
          </li>
        ))}
      </ol>
    </Section>
  );
}
