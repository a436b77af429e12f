import { control, map as createLeaflet, tileLayer, type Map as Leaflet } from 'leaflet';
import 'leaflet/dist/leaflet.css';
import { pageSettings } from '../../app/page-settings';

const MAX_ZOOM = 19;
/** Over the tiles and under everything else, whichever of them comes first. */
export const OUTLINES_PANE = 'outlines';
const OVER_TILES = '250';

/** A map with its tiles, where the installation has a source of them. */
export function createMap(element: HTMLElement, texts: { zoomIn: string; zoomOut: string }): Leaflet {
  const { tiles } = pageSettings;
  const still = window.matchMedia('(prefers-reduced-motion: reduce)').matches;
  const map = createLeaflet(element, {
    zoomControl: false,
    zoomAnimation: !still,
    fadeAnimation: !still,
    markerZoomAnimation: !still,
    inertia: !still,
    // One finger scrolls the page, as everywhere; two move the map.
    dragging: !window.matchMedia('(pointer: coarse)').matches,
    scrollWheelZoom: false,
    maxZoom: MAX_ZOOM,
    // Tiles are sharp at whole steps only; outlines fill the frame at any.
    zoomSnap: tiles ? 1 : 0.25,
  });
  map.createPane(OUTLINES_PANE).style.zIndex = OVER_TILES;
  map.attributionControl.setPrefix(false);
  control.zoom({ zoomInTitle: texts.zoomIn, zoomOutTitle: texts.zoomOut }).addTo(map);
  if (tiles) {
    const layer = tileLayer(tiles.url, { attribution: tiles.attribution, maxZoom: MAX_ZOOM }).addTo(map);
    // A source that answers nothing must not leave grey squares over the outlines.
    layer.once('tileerror', () => {
      if (!element.querySelector('.leaflet-tile-loaded')) layer.remove();
    });
  }
  return map;
}
