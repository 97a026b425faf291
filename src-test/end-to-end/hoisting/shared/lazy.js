export const lazy = 'lazy #{title}# ' + '#{apiUrl}#';
