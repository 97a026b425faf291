// Built once for every environment: the tokens stay in the bundle until the init container replaces them. Do not compare
// them here (the minifier would decide the comparison at build time and the token would be gone).
export const environment = {
  production: true,
  name: '#{environment}#',
  apiUrl: '#{apiUrl}#',
  adUrl: '#{adUrl}#',
  supportUrl: '#{supportUrl}#',
};
