import { Button } from '@mantine/core';
import { useQueryErrorResetBoundary } from '@tanstack/react-query';
import { useRouter, type ErrorComponentProps } from '@tanstack/react-router';
import type { ReactElement } from 'react';
import { useTranslation } from 'react-i18next';
import { ApiProblem, Unreachable } from '../../api/api-problem';
import { PageHeading } from '../../components/page-heading';
import { MessagePage } from './message-page';
import styles from './message-page.module.css';
import { NotFoundPage } from './not-found-page';

/** What a page shows that could not be shown: offline, not there, or a fault. */
export function FaultPage({ error, reset }: ErrorComponentProps): ReactElement {
  const { t } = useTranslation();
  const router = useRouter();
  const queries = useQueryErrorResetBoundary();
  if (error instanceof ApiProblem && error.status === 404) return <NotFoundPage />;
  const what = navigator.onLine ? 'fault' : 'offline';
  const requestId = error instanceof ApiProblem ? error.requestId : undefined;
  const again = () => {
    // A script that did not come is not asked for again by every browser, unless the page is.
    if (!(error instanceof ApiProblem || error instanceof Unreachable)) {
      window.location.reload();
      return;
    }
    queries.reset();
    reset();
    void router.invalidate();
  };
  return (
    <MessagePage>
      <PageHeading title={t(`${what}.title`)} />
      <p>{t(`${what}.text`)}</p>
      <Button onClick={again}>{t('retry')}</Button>
      {requestId !== undefined && <p className={styles.detail}>{t('fault.requestId', { id: requestId })}</p>}
    </MessagePage>
  );
}
