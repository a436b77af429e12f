import type { ReactElement } from 'react';
import { useLanguage } from '../app/use-language';
import { dateText, instantText } from '../app/wording';

interface Props {
  at: string;
  /** The day alone is enough. */
  dayOnly?: boolean;
}

/** An instant in the city's time, in words. */
export function Instant({ at, dayOnly = false }: Props): ReactElement {
  const language = useLanguage();
  return <time dateTime={at}>{dayOnly ? dateText(at, language) : instantText(at, language)}</time>;
}
