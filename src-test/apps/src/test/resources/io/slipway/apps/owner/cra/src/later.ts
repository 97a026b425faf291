/** What an app loads only when somebody wants it. */
export function show(): void {
  document.getElementById('later-url')!.textContent = process.env.REACT_APP_API_URL!
}
