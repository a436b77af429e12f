import { Button } from '@mantine/core';
import type { Map as Leaflet } from 'leaflet';
import { useEffect, useEffectEvent, useRef, useState, type ReactElement } from 'react';
import { useTranslation } from 'react-i18next';
import { useLanguage } from '../../app/use-language';
import { createMap } from './create-map';
import { drawOutlines } from './draw-outlines';
import { drawPin } from './draw-pin';
import { drawPoints } from './draw-points';
import type { MapViewProps } from './map-view';
import styles from './map-view.module.css';
import { useOutlines } from './use-outlines';

const NO_POINTS: NonNullable<MapViewProps['points']> = [];

/** The map itself. Leaflet keeps its own elements, so each part of it is an effect. */
export function LeafletMap({ label, points = NO_POINTS, place = null, onChoose }: MapViewProps): ReactElement {
  const { t } = useTranslation();
  const language = useLanguage();
  const frame = useRef<HTMLDivElement>(null);
  const [map, setMap] = useState<Leaflet | null>(null);
  const choose = useEffectEvent((chosen: { lat: number; lng: number }) => onChoose?.(chosen));
  const chooses = onChoose !== undefined;
  const outlines = useOutlines();

  useEffect(() => {
    const created = createMap(frame.current!, { zoomIn: t('map.zoomIn'), zoomOut: t('map.zoomOut') });
    created.on('click', ({ latlng }) => choose(latlng));
    setMap(created);
    return () => {
      created.remove();
    };
  }, [t]);
  useEffect(() => (map && outlines ? drawOutlines(map, outlines, language) : undefined), [map, outlines, language]);
  useEffect(() => (map ? drawPoints(map, points) : undefined), [map, points]);
  const { lat, lng } = place ?? {};
  useEffect(() => {
    if (!map || lat === undefined || lng === undefined) return undefined;
    return drawPin(map, { lat, lng }, { label: t('map.pin'), ...(chooses ? { onMoved: (to) => choose(to) } : {}) });
  }, [map, lat, lng, chooses, t]);

  return (
    <div>
      <div className={styles.frame} role="region" aria-label={label}>
        <div ref={frame} />
      </div>
      {chooses && (
        <Button className={styles.choose} variant="default" onClick={() => map && choose(map.getCenter())}>
          {t('map.chooseCentre')}
        </Button>
      )}
    </div>
  );
}
