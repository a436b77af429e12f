import { QueryClient } from '@tanstack/react-query';
import { ApiProblem } from '../api/api-problem';

const RETRIES = 2;

export const queryClient = new QueryClient({
  defaultOptions: {
    queries: {
      staleTime: 30_000,
      // What was refused is refused again; only what did not get through is worth another try.
      retry: (failures, error) => failures < RETRIES && !(error instanceof ApiProblem && error.status < 500),
    },
  },
});
