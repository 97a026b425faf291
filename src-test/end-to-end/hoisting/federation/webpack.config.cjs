const { container } = require('webpack');
const Html = require('html-webpack-plugin');

const app = (name, federation) => ({
  mode: 'production',
  context: __dirname,
  name,
  entry: `./${name}.js`,
  output: {
    path: `${process.env.OUTPUT}/${name}`,
    filename: '[name].[contenthash].js',
    chunkFilename: '[name].[contenthash].js',
    uniqueName: name,
    publicPath: 'auto',
  },
  plugins: [new Html(), new container.ModuleFederationPlugin({ name, ...federation })],
});

// Where the remote is follows from the environment, as in apps that are built once.
const remote = `promise new Promise((found, failed) => {
  const script = document.createElement('script');
  script.src = '#{remoteUrl}#/remoteEntry.js';
  script.onload = () => found(globalThis.remote);
  script.onerror = failed;
  document.head.append(script);
})`;

module.exports = [
  app('host', { remotes: { remote } }),
  app('remote', { filename: 'remoteEntry.js', exposes: { './widget': './widget.js' } }),
];
