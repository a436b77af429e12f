import type { Router } from 'express';
import { AREA_OPERATIONS, type AreaBody, type AreaFeaturesBody } from '../../contracts/api/areas';
import type { CityDirectory } from '../../db/city-directory';
import { findAreaByName } from '../../domain/areas/find-area-by-name';
import { isInsideCity } from '../../domain/areas/is-inside-city';
import { locateArea, type LocatedArea } from '../../domain/areas/locate-area';
import type { CityData } from '../../domain/city/city-data';
import type { Authenticator } from '../auth/authenticate';
import { createOperationsRouter } from '../operations/create-operations-router';
import { codedArea } from './coded';

interface Dependencies {
  authenticator: Authenticator;
  city: CityDirectory;
}

/** Maps may show outlines that are this old; after that they ask by the `ETag` whether there are others. */
const OUTLINES_KEPT = 'public, max-age=3600';

/** `/api/v1/areas`: the wards and communes, and which one a place is in. */
export function createAreasRouter({ authenticator, city }: Dependencies): Router {
  const { router, serve } = createOperationsRouter(authenticator);

  serve(AREA_OPERATIONS.list, async () => ({ body: { items: toAreaBodies(city.current()) } }));

  // Express adds the ETag, and answers 304 where it is known.
  serve(AREA_OPERATIONS.outlines, async () => ({
    headers: { 'Content-Type': 'application/geo+json', 'Cache-Control': OUTLINES_KEPT },
    body: toFeatures(city.current()),
  }));

  serve(AREA_OPERATIONS.locate, async ({ query: { lat, lng, address }, language }) => {
    const data = city.current();
    const found = address === undefined ? areaAt(data, { lat: lat!, lng: lng! }) : areaNamed(data, address);
    return {
      body: {
        area: found && { ...codedArea(found.area, data, language), approximate: found.approximate },
      },
    };
  });

  return router;
}

function toAreaBodies({ areas, outlines }: CityData): AreaBody[] {
  const surveyed = new Set(outlines.filter(({ approximate }) => !approximate).map(({ area }) => area));
  return areas.map(({ alsoKnownAs, ...area }) => ({
    ...area,
    formerNames: alsoKnownAs,
    approximate: !surveyed.has(area.code),
  }));
}

function toFeatures({ areas, outlines }: CityData): AreaFeaturesBody {
  const known = new Map(areas.map((area) => [area.code, area]));
  return {
    type: 'FeatureCollection',
    features: outlines.map(({ area: code, approximate, source, geometry }) => {
      const { name, kind } = known.get(code)!;
      return { type: 'Feature', id: code, geometry, properties: { code, name, kind, approximate, source } };
    }),
  };
}

function areaAt(data: CityData, point: { lat: number; lng: number }): LocatedArea | null {
  return isInsideCity(data.city, point) ? locateArea(data, point) : null;
}

function areaNamed({ areas }: CityData, address: string): LocatedArea | null {
  const area = findAreaByName(areas, address);
  return area === null ? null : { area, approximate: false };
}
