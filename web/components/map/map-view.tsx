import { CatchBoundary } from '@tanstack/react-router';
import { lazy, Suspense, type ReactElement } from 'react';
import { useTranslation } from 'react-i18next';
import styles from './map-view.module.css';

export interface MapPlace {
  lat: number;
  lng: number;
}

/** A report on a map. */
export interface MapPoint extends MapPlace {
  id: string;
  /** What it is, in a few words. */
  label: string;
  /** Where more is said of it. */
  href: string;
  /** Of the ring around it, as on a `StatusBadge`. */
  tone: 'open' | 'done' | 'late';
}

export interface MapViewProps {
  /** What the map shows, for whoever does not see it. */
  label: string;
  points?: readonly MapPoint[];
  /** A place that stands out: the one of a report, or the one that is being chosen. */
  place?: MapPlace | null;
  /** Makes it a map to choose a place on: by a click, by moving the pin, or by keyboard. */
  onChoose?: ((place: MapPlace) => void) | undefined;
}

const LeafletMap = lazy(() => import('./leaflet-map').then(({ LeafletMap: component }) => ({ default: component })));

/** A map that comes when it is needed. No page may need it: where it fails, a sentence stands in its place. */
export function MapView(props: MapViewProps): ReactElement {
  return (
    <CatchBoundary getResetKey={() => 0} errorComponent={Unavailable}>
      <Suspense fallback={<div className={styles.frame} aria-hidden="true" />}>
        <LeafletMap {...props} />
      </Suspense>
    </CatchBoundary>
  );
}

function Unavailable(): ReactElement {
  const { t } = useTranslation();
  return <p className={styles.unavailable}>{t('map.unavailable')}</p>;
}
