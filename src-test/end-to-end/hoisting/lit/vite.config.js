export default { base: './', build: { sourcemap: true } };
