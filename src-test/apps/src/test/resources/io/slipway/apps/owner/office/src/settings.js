/** What differs by environment. */
export const apiUrl = '#{apiUrl}#';
