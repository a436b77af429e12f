import { geoJSON, type Map as Leaflet } from 'leaflet';
import { pageSettings } from '../../app/page-settings';
import type { Language } from '../../app/i18n';
import { OUTLINES_PANE } from './create-map';
import styles from './map-view.module.css';
import type { Outlines } from './use-outlines';

/** The wards and communes: the whole background where there are no tiles, thin lines over them where there are. */
export function drawOutlines(map: Leaflet, outlines: Outlines, language: Language): () => void {
  const className = pageSettings.tiles ? styles.overTiles! : styles.outline!;
  const layer = geoJSON(outlines as GeoJSON.FeatureCollection, {
    pane: OUTLINES_PANE,
    style: () => ({ className, weight: 1, fillOpacity: 1, interactive: false }),
    onEachFeature: ({ properties }, area) => {
      const { name } = properties as Outlines['features'][number]['properties'];
      area.bindTooltip(name[language], { sticky: true });
    },
  }).addTo(map);
  // Whatever else is on the map, it begins with the whole city.
  if (!isPlaced(map)) map.fitBounds(layer.getBounds());
  return () => {
    layer.remove();
  };
}

/** Leaflet throws when it is asked for the centre of a map that shows nothing yet. */
function isPlaced(map: Leaflet): boolean {
  try {
    map.getCenter();
    return true;
  } catch {
    return false;
  }
}
