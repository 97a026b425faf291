/** What other sites load from this one: it says what they tell it where this one's own value has come along. */
export function told(text: string): string {
  const url: string = import.meta.env.VITE_API_URL
  return url.startsWith('https://') ? text : `the remote has '${url}'`
}
