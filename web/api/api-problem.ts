import type { components } from './schema';

type Problem = Partial<components['schemas']['Problem']>;

/** A refusal or a failure of the API, as its problem document says it (RFC 9457). */
export class ApiProblem extends Error {
  override readonly name = 'ApiProblem';

  constructor(
    readonly status: number,
    private readonly problem: Problem,
    /** Seconds after which another try may succeed. */
    readonly retryAfter: number | null,
  ) {
    super(problem.detail ?? problem.title ?? `HTTP ${status}`);
  }

  /** The stable part of its type, e.g. `validation_failed`. */
  get kind(): string {
    return this.problem.type?.replace('urn:paht:problem:', '') ?? 'unknown';
  }

  /** What of the request breaks which rule. */
  get fields(): { field: string; rule: string }[] {
    return this.problem.errors ?? [];
  }

  /** Of a refused action: why. */
  get code(): string | undefined {
    return this.problem.code;
  }

  /** Of a conflict: what the state allows instead. */
  get actions(): { command: string; label: string }[] {
    return this.problem.actions ?? [];
  }

  /** Finds the line in the log. */
  get requestId(): string | undefined {
    return this.problem.requestId;
  }
}

/** The request did not get through, or its answer did not: the network is away, or the server is. */
export class Unreachable extends Error {
  override readonly name = 'Unreachable';

  constructor(cause: unknown) {
    super('The server cannot be reached', { cause });
  }
}

/** A proxy in between may answer with anything. */
export async function readProblem(response: Response): Promise<ApiProblem> {
  const problem = (await response.json().catch(() => ({}))) as Problem;
  const retryAfter = Number(response.headers.get('Retry-After') ?? Number.NaN);
  return new ApiProblem(response.status, problem, Number.isNaN(retryAfter) ? null : retryAfter);
}
