import { useQuery } from '@tanstack/react-query';
import { api, bodyOf } from '../../api/client';
import type { components } from '../../api/schema';

export type Outlines = components['schemas']['AreaFeatures'];

/** The outlines of wards and communes, asked for once. */
export function useOutlines(): Outlines | undefined {
  const { data } = useQuery({
    queryKey: ['areas', 'outlines'],
    // The client's types lose that a position is a pair.
    queryFn: ({ signal }) => bodyOf(api.GET('/api/v1/areas.geojson', { signal })) as Promise<Outlines>,
    staleTime: Infinity,
  });
  return data;
}
