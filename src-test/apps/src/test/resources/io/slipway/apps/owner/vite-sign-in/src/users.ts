import { UserManager } from 'oidc-client-ts'

/** Who is signed in. A hidden frame asks the provider again, as one does that gives out no refresh tokens. */
export const users = new UserManager({
  authority: import.meta.env.VITE_AUTH_URL,
  client_id: 'app',
  redirect_uri: `${location.origin}/`,
  silent_redirect_uri: `${location.origin}/silent.html`,
})
