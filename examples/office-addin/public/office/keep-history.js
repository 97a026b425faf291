// Before office.js: keep the functions that it sets to null.
window.officeKeptHistory = {
  pushState: window.history.pushState,
  replaceState: window.history.replaceState,
};
