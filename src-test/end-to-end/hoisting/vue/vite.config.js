import plugin from '@vitejs/plugin-vue';

export default { base: './', plugins: [plugin()], build: { sourcemap: true } };
