export const environment = {
  apiUrl: '#{apiUrl}#',
  title: '#{title}#',
};
