import { Outlet } from '@tanstack/react-router';
import { Suspense, type ReactElement } from 'react';
import { useTranslation } from 'react-i18next';
import { Footer } from './footer';
import { Header } from './header';
import styles from './layout.module.css';

/** What surrounds every page of the citizens' portal. */
export function Layout(): ReactElement {
  const { t } = useTranslation();
  return (
    <div className={styles.layout}>
      <a
        className={styles.skip}
        href="#main"
        onClick={(event) => {
          // Focus alone: the address is the router's.
          event.preventDefault();
          document.getElementById('main')?.focus();
        }}
      >
        {t('skipLink')}
      </a>
      <Header />
      <main id="main" tabIndex={-1} className={styles.main}>
        <Suspense fallback={<p className={styles.loading}>{t('loading')}</p>}>
          <Outlet />
        </Suspense>
      </main>
      <Footer />
    </div>
  );
}
