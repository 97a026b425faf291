const Html = require('html-webpack-plugin');
const { SubresourceIntegrityPlugin } = require('webpack-subresource-integrity');

// Classic scripts, a runtime of its own with a table of hashes, and integrity of the chunks inside of it.
module.exports = {
  mode: 'production',
  devtool: 'source-map',
  context: __dirname,
  entry: '../shared/start.js',
  output: {
    filename: '[name].[contenthash].js',
    chunkFilename: '[name].[contenthash].js',
    crossOriginLoading: 'anonymous',
    publicPath: 'auto',
  },
  optimization: { runtimeChunk: 'single' },
  plugins: [new Html({ title: '#{title}#' }), new SubresourceIntegrityPlugin()],
};
