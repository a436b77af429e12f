import type { Bilingual } from '../../domain/city/city-data';

/** Every kind of error that the API answers, with its HTTP status and title. The names are stable: clients switch on them. */
export const ERROR_KINDS = {
  malformed_json: { status: 400, title: { vi: 'JSON không đúng cú pháp', en: 'The JSON is malformed' } },
  malformed_request: { status: 400, title: { vi: 'Yêu cầu không hợp lệ', en: 'The request is malformed' } },
  unauthenticated: { status: 401, title: { vi: 'Cần đăng nhập', en: 'Sign-in is needed' } },
  forbidden: { status: 403, title: { vi: 'Không được phép', en: 'Not allowed' } },
  not_found: { status: 404, title: { vi: 'Không tìm thấy', en: 'Not found' } },
  method_not_allowed: {
    status: 405,
    title: { vi: 'Phương thức không được hỗ trợ', en: 'The method is not supported' },
  },
  request_timeout: { status: 408, title: { vi: 'Gửi yêu cầu quá chậm', en: 'The request came too slowly' } },
  conflict: { status: 409, title: { vi: 'Trạng thái không cho phép', en: 'The state does not allow it' } },
  precondition_failed: {
    status: 412,
    title: { vi: 'Dữ liệu đã thay đổi sau khi bạn xem', en: 'It has changed since you saw it' },
  },
  idempotency_key_reused: {
    status: 422,
    title: {
      vi: 'Khóa Idempotency-Key đã dùng cho nội dung khác',
      en: 'The Idempotency-Key was used for another body',
    },
  },
  body_too_large: { status: 413, title: { vi: 'Nội dung quá lớn', en: 'The body is too large' } },
  unsupported_media_type: {
    status: 415,
    title: { vi: 'Kiểu nội dung không được hỗ trợ', en: 'The content type is not supported' },
  },
  validation_failed: { status: 422, title: { vi: 'Nội dung gửi không hợp lệ', en: 'What was sent is not valid' } },
  headers_too_large: {
    status: 431,
    title: { vi: 'Phần đầu của yêu cầu quá lớn', en: 'The headers of the request are too large' },
  },
  too_many_requests: {
    status: 429,
    title: { vi: 'Quá nhiều yêu cầu', en: 'Too many requests' },
  },
  challenge_required: {
    status: 428,
    title: { vi: 'Cần giải thử thách chống thư rác', en: 'A challenge must be solved first' },
  },
  unavailable: { status: 503, title: { vi: 'Tạm thời không phục vụ được', en: 'Temporarily unavailable' } },
  internal: { status: 500, title: { vi: 'Lỗi hệ thống', en: 'Internal error' } },
} as const satisfies Record<string, { status: number; title: Bilingual }>;

export type ErrorKind = keyof typeof ERROR_KINDS;

/** One broken rule of a request. */
export interface FieldIssue {
  /** Path of the field, e.g. `location.lat`; empty for the whole. */
  field: string;
  rule: string;
}

/** Something that can be done instead. */
export interface PossibleAction {
  command: string;
  label: Bilingual;
}

interface AppErrorOptions {
  detail?: Bilingual;
  issues?: FieldIssue[];
  /** Seconds after which a retry makes sense. */
  retryAfter?: number;
  /** Further members of the problem document. */
  members?: Record<string, unknown>;
  /** Of a conflict: what the state allows. */
  actions?: PossibleAction[];
  cause?: unknown;
}

/** The one error type that the API throws on purpose; anything else is an `internal` error. */
export class AppError extends Error {
  override readonly name = 'AppError';
  readonly issues: FieldIssue[];
  readonly detail: Bilingual | undefined;
  readonly retryAfter: number | undefined;
  readonly members: Record<string, unknown>;
  readonly actions: PossibleAction[] | undefined;

  constructor(
    readonly kind: ErrorKind,
    { detail, issues = [], retryAfter, members = {}, actions, cause }: AppErrorOptions = {},
  ) {
    super(detail?.en ?? ERROR_KINDS[kind].title.en, { cause });
    this.detail = detail;
    this.issues = issues;
    this.retryAfter = retryAfter;
    this.members = members;
    this.actions = actions;
  }
}
