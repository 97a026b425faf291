import { users } from './users'

users.signinSilentCallback()
