export const environment = {
  name: '#{environment}#',
  apiUrl: '#{apiUrl}#',
  sentryDsn: '#{sentryDsn:-}#',
};
