/* global document, fetch, Office */
import { apiUrl } from '../settings';

Office.onReady(async () => {
  document.getElementById('sideload-msg').style.display = 'none';
  document.getElementById('app-body').style.display = 'flex';
  document.getElementById('api-url').textContent = apiUrl;
  document.getElementById('open-later').onclick = async () => (await import('../later')).show();
  await fetch(apiUrl).catch(() => {});
});
