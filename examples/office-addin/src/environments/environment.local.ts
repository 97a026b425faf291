// For `npm start` alone; no token reaches the browser there.
export const environment = {
  production: false,
  name: 'local',
  apiUrl: 'http://localhost:3000',
  adUrl: 'http://localhost:3001',
  supportUrl: 'http://localhost:4200/about',
};
