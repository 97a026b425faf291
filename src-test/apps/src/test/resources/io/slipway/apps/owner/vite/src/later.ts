/** What an app loads only when somebody wants it. */
export function show(): void {
  document.getElementById('later-url')!.textContent = import.meta.env.VITE_API_URL
}
