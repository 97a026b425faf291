import plugin from '@vitejs/plugin-react';

export default { base: './', plugins: [plugin()], build: { sourcemap: true } };
