import { useEffect, useRef, type ReactElement, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';

interface Props {
  /** Of the browser's window; the heading itself when it is a plain text. */
  title: string;
  /** A form on the page has errors: said first in the title, which a screen reader reads first. */
  failed?: boolean;
  className?: string | undefined;
  children?: ReactNode;
}

const firstPath = window.location.pathname;
let isFirstPage = true;

/**
 * The one `h1` of a page. When the page is gone to, it takes the focus, so that a screen reader says where one is; the first
 * page of a visit leaves it where the browser has put it. A page that shows one thing after another gives it a `key`.
 */
export function PageHeading({ title, failed = false, className, children = title }: Props): ReactElement {
  const { t } = useTranslation();
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => {
    // The first page may also be left before it was there.
    isFirstPage &&= window.location.pathname === firstPath;
    if (!isFirstPage) heading.current?.focus({ preventScroll: true });
    isFirstPage = false;
  }, []);
  useEffect(() => {
    document.title = `${failed ? `${t('error')}: ` : ''}${title} · ${t('product')}`;
  }, [title, failed, t]);
  return (
    <h1 ref={heading} tabIndex={-1} className={className}>
      {children}
    </h1>
  );
}
