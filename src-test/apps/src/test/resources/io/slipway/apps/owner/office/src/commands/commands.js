/* global document, Office */
import { apiUrl } from '../settings';

Office.onReady(() => {
  document.getElementById('api-url').textContent = apiUrl;
});

Office.actions.associate('report', (event) => event.completed());
