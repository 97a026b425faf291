import { told } from 'remote/widget'

/** What an app loads only when somebody wants it; a part of it is another site's. */
export function show(): void {
  document.getElementById('later-url')!.textContent = told(import.meta.env.VITE_API_URL)
}
