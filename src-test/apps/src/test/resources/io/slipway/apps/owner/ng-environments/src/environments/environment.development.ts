export const environment = {
  apiUrl: 'http://localhost:5000',
};
