import { divIcon, marker, type Map as Leaflet } from 'leaflet';
import type { MapPlace } from './map-view';
import styles from './map-view.module.css';

const NEAR = 16;
const PIN = `<svg class="${styles.pin}" width="32" height="44" viewBox="0 0 32 44" aria-hidden="true"><path d="M16 0a16 16 0 0 0-16 16c0 11 16 28 16 28s16-17 16-28a16 16 0 0 0-16-16z" fill="currentColor"/><circle cx="16" cy="16" r="6" fill="#fff"/></svg>`;

interface Options {
  label: string;
  /** Lets the pin be moved. */
  onMoved?: (place: MapPlace) => void;
}

/** One place that stands out; the map goes where it is. */
export function drawPin(map: Leaflet, place: MapPlace, { label, onMoved }: Options): () => void {
  const pin = marker(place, {
    icon: divIcon({ html: PIN, className: '', iconSize: [32, 44], iconAnchor: [16, 44] }),
    draggable: onMoved !== undefined,
    title: label,
    alt: label,
    keyboard: false,
  }).addTo(map);
  if (onMoved) pin.on('dragend', () => onMoved(pin.getLatLng()));
  const zoom = map.getZoom() as number | undefined;
  map.setView(place, Math.max(zoom ?? NEAR, NEAR));
  return () => {
    pin.remove();
  };
}
