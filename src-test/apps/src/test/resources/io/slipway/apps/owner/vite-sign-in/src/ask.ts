import { users } from './users'

/** Where the API is: told to whoever has signed in, and could be asked for again without leaving the page. */
export async function ask(): Promise<string> {
  if (new URLSearchParams(location.search).has('code')) {
    const user = await users.signinRedirectCallback()
    history.replaceState(null, '', user.state as string)
  }
  const user = await users.getUser()
  if (!user) {
    await users.signinRedirect({ state: location.pathname })
    return new Promise(() => {})
  }
  const renewed = await users.signinSilent()
  const url: string = import.meta.env.VITE_API_URL
  fetch(url, { headers: { authorization: `Bearer ${renewed!.access_token}` } }).catch(() => {})
  return renewed!.access_token === user.access_token ? 'not renewed' : url
}
