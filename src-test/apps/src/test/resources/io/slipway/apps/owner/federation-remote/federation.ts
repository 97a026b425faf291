import { federation } from '@module-federation/vite'

/** What other sites may load. */
export const exposes = federation({
  name: 'remote',
  filename: 'remoteEntry.js',
  dts: false,
  exposes: { './widget': './src/widget.ts' },
})
