/*
 * Keeps a page up to date that has an element with data-slipway-live: the page is asked for again, and what has changed in that
 * element is put in its place. Elements in it with data-slipway-part are compared by themselves, so that the rest stays as it is.
 *
 * Jenkins' refreshPart() puts a whole element in the place of another: it would take the focus, the text that somebody types and
 * an open menu with it. Without a script the page is what it was when it was loaded.
 *
 * No async, await, class or spread arguments: the browser of Jenkins' test harness does not know them, and every test that opens
 * a page would fail.
 */
(function () {
  "use strict";

  /** Milliseconds; each time that nothing has changed the pause doubles, up to the longest. */
  const PAUSE = 10000;
  const LONGEST = 60000;
  const LIVE = "data-slipway-live";
  const PART = "data-slipway-part";
  const FOCUSABLE = "a, button, input, select, textarea, [tabindex]";

  /** What the server said of a part the last time, which is not what the page has: Jenkins adds to it. */
  const said = new Map();
  let timer = null;
  let pause = PAUSE;

  function shortest() {
    const wanted = document.querySelector("[" + LIVE + "]")?.dataset.slipwayEvery;
    return wanted ? Number(wanted) : PAUSE;
  }

  function words(element) {
    return element.textContent.replace(/\s+/g, " ").trim();
  }

  function isChosen(select) {
    const initial = Array.from(select.options).findIndex((option) => option.defaultSelected);
    return select.selectedIndex !== Math.max(initial, 0);
  }

  /** Whether somebody types or has chosen something in it, or has a menu or details of it open. */
  function isInUse(element) {
    return (
      element.querySelector("[aria-expanded=true], details[open]") !== null ||
      Array.from(element.querySelectorAll("input:not([type=hidden]), textarea, select")).some(
        (field) =>
          field === document.activeElement ||
          (field.tagName === "SELECT" ? isChosen(field) : field.value !== field.defaultValue),
      )
    );
  }

  /** Those of an element that a selector means, and it itself. */
  function within(element, selector) {
    return [element, ...element.querySelectorAll(selector)].filter((one) => one.matches(selector));
  }

  /** The one that had the focus has it again, or what has come into its place. */
  function replace(old, fresh) {
    const before = within(old, FOCUSABLE);
    const focused = before.indexOf(document.activeElement);
    const active = before[focused];
    const scrolled = within(old, ".slipway-scroll").map((one) => ({ left: one.scrollLeft, top: one.scrollTop }));
    const put = document.importNode(fresh, true);
    old.replaceWith(put);
    // Jenkins' own way to give new elements their tooltips, menus and dialogs.
    if (typeof Behaviour !== "undefined") {
      Behaviour.applySubtree(put, true);
    }
    within(put, ".slipway-scroll").forEach((one, i) => one.scrollTo(scrolled[i] ?? { left: 0, top: 0 }));
    if (focused >= 0) {
      const after = within(put, FOCUSABLE);
      const same = after.find((one) => one.href && one.href === active.href) ?? after[focused] ?? after[after.length - 1];
      same?.focus({ preventScroll: true });
    }
  }

  function parts(live) {
    return Array.from(live.querySelectorAll("[" + PART + "]"));
  }

  /** What is around the parts, and which there are. */
  function frame(live) {
    const frame = live.cloneNode(true);
    parts(frame).forEach((part) => part.replaceChildren(part.getAttribute(PART)));
    return frame;
  }

  /** Remembers what the server says now, and tells whether it said something else before. */
  function isNews(key, old, fresh) {
    const html = fresh.outerHTML;
    const news = said.has(key) ? said.get(key) !== html : words(old) !== words(fresh);
    said.set(key, html);
    return news;
  }

  /** Whether something has changed. What is in use is looked at again the next time. */
  function update(key, old, fresh) {
    if (!isNews(key, old, fresh)) {
      return false;
    }
    if (isInUse(old)) {
      said.set(key, "");
    } else {
      replace(old, fresh);
    }
    return true;
  }

  function updateLive(live, fresh) {
    const name = live.getAttribute(LIVE);
    const key = (part) => name + " " + part.getAttribute(PART);
    if (isNews(name, frame(live), frame(fresh))) {
      if (isInUse(live)) {
        said.set(name, "");
      } else {
        parts(fresh).forEach((part) => said.set(key(part), part.outerHTML));
        replace(live, fresh);
        return true;
      }
    }
    const old = new Map(parts(live).map((part) => [key(part), part]));
    return parts(fresh)
      .filter((part) => old.has(key(part)))
      .map((part) => update(key(part), old.get(key(part)), part))
      .some((changed) => changed);
  }

  function look() {
    timer = null;
    if (document.hidden) {
      return;
    }
    // What is asked in a dialog is about what stands there now.
    const asked = document.querySelector("dialog[open]") === null ? ask() : Promise.resolve(false);
    asked
      // Jenkins restarts, or the network is away: later.
      .catch(() => false)
      .then((changed) => {
        pause = changed ? shortest() : Math.min(2 * pause, Math.max(LONGEST, shortest()));
        schedule();
      });
  }

  function ask() {
    return fetch(location.href, { cache: "no-store", credentials: "same-origin", redirect: "error" })
      .then((response) => (response.ok ? response.text() : Promise.reject(new Error(response.status))))
      .then((html) => updateAll(new DOMParser().parseFromString(html, "text/html")));
  }

  /** Whether something of the page has changed. */
  function updateAll(page) {
    return Array.from(document.querySelectorAll("[" + LIVE + "]"), (live) => {
      const fresh = page.querySelector("[" + LIVE + '="' + CSS.escape(live.getAttribute(LIVE)) + '"]');
      return fresh !== null && updateLive(live, fresh);
    }).some((changed) => changed);
  }

  function schedule() {
    if (timer === null && !document.hidden && document.querySelector("[" + LIVE + "]") !== null) {
      timer = setTimeout(look, pause);
    }
  }

  /** Who comes back to the page wants to see what it is now. */
  function onVisibility() {
    clearTimeout(timer);
    timer = null;
    pause = shortest();
    if (!document.hidden) {
      look();
    }
  }

  function begin() {
    if (document.querySelector("[" + LIVE + "]") !== null) {
      pause = shortest();
      document.addEventListener("visibilitychange", onVisibility);
      schedule();
    }
  }

  if (document.readyState === "loading") {
    document.addEventListener("DOMContentLoaded", begin);
  } else {
    begin();
  }
})();
