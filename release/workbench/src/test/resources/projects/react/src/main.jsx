import { createRoot } from 'react-dom/client';

createRoot(document.getElementById('root')).render(
  <main>
    <h1 id="title">{import.meta.env.VITE_TITLE}</h1>
    <p id="api-url">{import.meta.env.VITE_API_URL}</p>
  </main>,
);
