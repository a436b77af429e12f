import { Button } from '@mantine/core';
import { useState, type ReactElement, type SubmitEvent } from 'react';
import { useTranslation } from 'react-i18next';
import { parseReference } from '../../../contracts/reference';
import { pageSettings } from '../../app/page-settings';
import { TextField } from '../../components/text-field';
import styles from './tracking-form.module.css';

const { referencePrefix } = pageSettings.city;
const EXAMPLE = `${referencePrefix}-7K3MQ-9QXPM`;
const ID = 'reference';

/** Leads to a report by its reference, however it is typed. */
export function TrackingForm(): ReactElement {
  const { t } = useTranslation('home');
  const [typed, setTyped] = useState('');
  const [wrong, setWrong] = useState(false);
  const show = (event: SubmitEvent<HTMLFormElement>) => {
    event.preventDefault();
    const reference = parseReference(typed) ?? parseReference(referencePrefix + typed);
    setWrong(reference === null);
    if (reference === null) document.getElementById(ID)?.focus();
    else window.location.assign(`/reports/${reference}`);
  };
  return (
    <form role="search" aria-labelledby="tracking-heading" className={styles.card} onSubmit={show} noValidate>
      <h2 id="tracking-heading">{t('search.heading')}</h2>
      <TextField
        id={ID}
        label={t('search.label')}
        hint={t('search.hint', { example: EXAMPLE })}
        error={wrong ? t('search.invalid') : undefined}
        value={typed}
        onChange={setTyped}
        type="search"
        autoComplete="off"
      />
      <Button type="submit" variant="outline" size="md">
        {t('search.button')}
      </Button>
    </form>
  );
}
