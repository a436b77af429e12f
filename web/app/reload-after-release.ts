const KEY = 'paht-reloaded';

/** A page that was opened before a release asks for files that are gone: it is loaded anew, once. */
export function reloadAfterRelease(): void {
  window.addEventListener('vite:preloadError', (event) => {
    if (!navigator.onLine || sessionStorage.getItem(KEY) !== null) return;
    sessionStorage.setItem(KEY, 'yes');
    event.preventDefault();
    window.location.reload();
  });
  window.addEventListener('load', () => setTimeout(() => sessionStorage.removeItem(KEY), 10_000));
}
