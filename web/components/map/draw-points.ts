import { circleMarker, layerGroup, type Map as Leaflet } from 'leaflet';
import type { MapPoint } from './map-view';
import styles from './map-view.module.css';

const TONES = { open: '', done: styles.done!, late: styles.late! };

/** Reports as dots; a click says what it is and leads to it. */
export function drawPoints(map: Leaflet, points: readonly MapPoint[]): () => void {
  const dots = points.map(({ lat, lng, label, href, tone }) =>
    circleMarker([lat, lng], {
      radius: 8,
      weight: 2,
      fillOpacity: 1,
      className: [styles.point, TONES[tone]].filter(Boolean).join(' '),
    }).bindPopup(() => linkTo(href, label)),
  );
  const layer = layerGroup(dots).addTo(map);
  return () => {
    layer.remove();
  };
}

function linkTo(href: string, label: string): HTMLElement {
  const link = document.createElement('a');
  link.href = href;
  link.textContent = label;
  return link;
}
