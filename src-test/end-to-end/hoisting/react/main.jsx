import { createRoot } from 'react-dom/client';
import '../shared/start.js';

createRoot(document.getElementById('root')).render(<p title="#{title}#">React says {'#{title}#'}</p>);
