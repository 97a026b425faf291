import { federation } from '@module-federation/vite'

/** The remote is on a host of its own in each environment. */
export const remotes = federation({
  name: 'host',
  dts: false,
  remotes: { remote: { type: 'module', name: 'remote', entry: '#{remoteUrl}#/remoteEntry.js' } },
})
