// What one reader makes of .env.production in the working directory: name, space, value in base64, a line each, in dist/values.txt.
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { resolve } from 'node:path';

const require = createRequire(import.meta.url);
const file = resolve('.env.production');

const readers = {
  dotenv: () => require('dotenv').parse(readFileSync(file)),
  // As an app does that names both.
  'dotenv-expand': () => require('dotenv-expand').expand({ processEnv: {}, parsed: readers.dotenv() }).parsed,
  // As its config/env.js does.
  'react-scripts': () => require('cra-dotenv-expand')(require('cra-dotenv').config({ path: file })).parsed,
  vite: async () => (await import('vite')).loadEnv('production', process.cwd(), 'A_'),
  next: () => require('@next/env').loadEnvConfig(process.cwd(), false, console, true).combinedEnv,
  nuxt: async () => (await import('c12')).loadDotenv({ cwd: process.cwd(), fileName: '.env.production', interpolate: true }),
};

const values = await readers[process.argv[2]]();
const lines = Object.entries(values)
  .filter(([name]) => name.startsWith('A_'))
  .map(([name, value]) => `${name} ${Buffer.from(value).toString('base64')}\n`);
mkdirSync('dist');
writeFileSync('dist/values.txt', lines.join(''));
writeFileSync('dist/index.html', '<!doctype html><base href="/"><title>read</title>');
