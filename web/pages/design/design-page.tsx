import { Button } from '@mantine/core';
import { useState, type ReactElement } from 'react';
import { useTranslation } from 'react-i18next';
import { STATUS_LABELS, STATUSES } from '../../../domain/report/status';
import { useLanguage } from '../../app/use-language';
import { ErrorSummary } from '../../components/error-summary';
import { MapView, type MapPlace, type MapPoint } from '../../components/map/map-view';
import { PageHeading } from '../../components/page-heading';
import { PhotoInput } from '../../components/photo-input';
import { Section } from '../../components/section';
import { StatusBadge } from '../../components/status-badge';
import { TextField } from '../../components/text-field';
import { Timeline } from '../../components/timeline';
import layout from '../../layout/layout.module.css';
import styles from './design-page.module.css';

const RECEIVED = { code: 'received' as const, label: '' };
const POINTS: MapPoint[] = [
  { id: '1', lat: 16.4637, lng: 107.5909, label: 'HUE-7K3MQ-9QXPR', href: '/', tone: 'open' },
  { id: '2', lat: 16.49, lng: 107.56, label: 'HUE-7K3MQ-9QXPR', href: '/', tone: 'done' },
  { id: '3', lat: 16.44, lng: 107.62, label: 'HUE-7K3MQ-9QXPR', href: '/', tone: 'late' },
];

/** `/design`: the shared components by themselves, for whoever builds a page, and for tests of each. */
export function DesignPage(): ReactElement {
  const { t } = useTranslation('design');
  const language = useLanguage();
  const [name, setName] = useState('');
  const [story, setStory] = useState('');
  const [photos, setPhotos] = useState<File[]>([]);
  const [place, setPlace] = useState<MapPlace | null>(null);
  const faults = [{ field: 'name', message: t('nameNeeded') }];
  return (
    <div className={`${layout.narrow} ${layout.page}`}>
      <PageHeading title={t('title')} />
      <p>{t('lead')}</p>
      <Section id="buttons" heading={t('buttons')}>
        <div className={styles.row}>
          <Button>{t('primary')}</Button>
          <Button variant="outline">{t('second')}</Button>
          <Button variant="default">{t('second')}</Button>
          <Button color="red">{t('danger')}</Button>
          <Button disabled>{t('primary')}</Button>
        </div>
      </Section>
      <Section id="fields" heading={t('fields')}>
        <ErrorSummary refusals={0} faults={faults} />
        <TextField
          id="name"
          label={t('name')}
          hint={t('nameHint')}
          error={t('nameNeeded')}
          value={name}
          onChange={setName}
        />
        <TextField id="story" label={t('story')} optional value={story} onChange={setStory} rows={4} />
        <PhotoInput id="photos" photos={photos} onChange={setPhotos} />
      </Section>
      <Section id="states" heading={t('states')}>
        <div className={styles.row}>
          {STATUSES.map((code) => (
            <StatusBadge key={code} status={{ code, label: STATUS_LABELS[code][language] }} />
          ))}
        </div>
        <Timeline
          entries={[t('happened'), t('passed')].map((summary, seq) => ({
            seq,
            at: `2026-03-0${seq + 2}T10:00:00Z`,
            type: '',
            status: RECEIVED,
            summary,
            by: 'system',
          }))}
        />
      </Section>
      <Section id="map" heading={t('map')}>
        <MapView label={t('mapLabel')} points={POINTS} place={place} onChoose={setPlace} />
      </Section>
    </div>
  );
}
