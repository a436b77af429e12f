let current: string | null = null;

/** Of the session with which somebody of the staff is signed in; null for citizens, who have none. */
export function csrfToken(): string | null {
  return current;
}

/** As `/api/v1/me` says it. */
export function setCsrfToken(token: string | null): void {
  current = token;
}
