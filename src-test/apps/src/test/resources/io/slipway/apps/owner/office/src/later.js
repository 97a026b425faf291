import { apiUrl } from './settings';

/** What an app loads only when somebody wants it. */
export function show() {
  const shown = apiUrl;
  document.getElementById('later-url').textContent = shown;
}
