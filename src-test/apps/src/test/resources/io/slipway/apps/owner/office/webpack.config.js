const CopyPlugin = require('copy-webpack-plugin');
const HtmlPlugin = require('html-webpack-plugin');

const onThisMachine = 'https://localhost:3000/';
const inProduction = 'https://#{host}#/';

/** A page for the task pane and one for the ribbon's commands, neither of them index.html, and scripts that keep their names. */
module.exports = (_, { mode }) => ({
  devtool: 'source-map',
  entry: {
    polyfill: ['core-js/stable', 'regenerator-runtime/runtime'],
    taskpane: ['./src/taskpane/taskpane.js', './src/taskpane/taskpane.html'],
    commands: './src/commands/commands.js',
  },
  output: { clean: true },
  module: {
    rules: [
      { test: /\.js$/, exclude: /node_modules/, use: 'babel-loader' },
      { test: /\.html$/, use: 'html-loader' },
      { test: /\.png$/, type: 'asset/resource', generator: { filename: 'assets/[name][ext][query]' } },
    ],
  },
  plugins: [
    ...['taskpane', 'commands'].map(
      (name) =>
        new HtmlPlugin({ filename: `${name}.html`, template: `src/${name}/${name}.html`, chunks: ['polyfill', name] }),
    ),
    new CopyPlugin({
      patterns: [
        { from: 'assets/*', to: 'assets/[name][ext][query]' },
        {
          from: 'manifest*.xml',
          to: '[name][ext]',
          transform: (text) =>
            mode === 'development' ? text : text.toString().replaceAll(onThisMachine, inProduction),
        },
      ],
    }),
  ],
});
