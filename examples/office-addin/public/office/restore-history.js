// After office.js: put them back as soon as it has run. Its load event follows its execution without a gap, so that
// nothing else sees the functions missing. A file and not an inline script: the content security policy allows no inline.
(function () {
  function restore() {
    window.history.pushState = window.officeKeptHistory.pushState;
    window.history.replaceState = window.officeKeptHistory.replaceState;
  }
  var script = document.getElementById('office-js');
  script.addEventListener('load', function () {
    restore();
    if (window.Office && window.Office.onReady) {
      window.Office.onReady(restore);
    }
  });
  restore();
})();
