/** Where the API is; it is asked once, as an app does when it starts. */
export function ask(): string {
  const url = process.env.REACT_APP_API_URL!
  fetch(url).catch(() => {})
  return url
}
