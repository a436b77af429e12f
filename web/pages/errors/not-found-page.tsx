import { Button } from '@mantine/core';
import { Link } from '@tanstack/react-router';
import type { ReactElement } from 'react';
import { useTranslation } from 'react-i18next';
import { PageHeading } from '../../components/page-heading';
import { MessagePage } from './message-page';

export function NotFoundPage(): ReactElement {
  const { t } = useTranslation();
  return (
    <MessagePage>
      <PageHeading title={t('notFound.title')} />
      <p>{t('notFound.text')}</p>
      <Button component={Link} to="/">
        {t('home')}
      </Button>
    </MessagePage>
  );
}
