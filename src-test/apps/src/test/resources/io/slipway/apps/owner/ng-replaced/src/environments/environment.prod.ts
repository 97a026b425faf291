export const environment = {
  apiUrl: '#{apiUrl}#',
};
