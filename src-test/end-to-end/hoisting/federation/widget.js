export const widget = () => 'widget of #{title}#';
