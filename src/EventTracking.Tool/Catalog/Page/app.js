"use strict";

const content = document.getElementById("content");
const help = document.getElementById("help");
const themeKey = "eventtracking-catalog-theme";

/** Shows what the address points to. */
function route() {
  const { target, event, version } = resolveLink(location.hash);
  document.body.classList.toggle("has-content", target !== "" || catalog.events.length === 0);
  document.title = event ? `${event.name} · ${catalog.title}` : catalog.title;
  if (event) replaceContent(content, eventView(event, version));
  else replaceContent(content, target ? notFound(target) : overview());
  markCurrent();
}

function showTarget() {
  route();
  scrollTo(0, 0);
  content.querySelector("h1").focus({ preventScroll: true });
}

function moveToEvent(step) {
  const { event } = resolveLink(location.hash);
  const index = event ? catalog.events.indexOf(event) + step : 0;
  const next = catalog.events[index];
  if (next) location.hash = linkTo(next);
}

function storedTheme() {
  try {
    return localStorage.getItem(themeKey);
  } catch {
    return null;
  }
}

function toggleTheme() {
  const current = document.documentElement.dataset.theme ?? (matchMedia("(prefers-color-scheme: dark)").matches ? "dark" : "light");
  const theme = current === "dark" ? "light" : "dark";
  document.documentElement.dataset.theme = theme;
  try {
    localStorage.setItem(themeKey, theme);
  } catch {
    // Without storage, the choice lasts until the page is closed.
  }
}

const shortcuts = {
  "/": () => { query.focus(); query.select(); },
  "?": () => help.showModal(),
  "j": () => moveToEvent(1),
  "k": () => moveToEvent(-1),
  "t": toggleTheme,
};

const listKeys = {
  ArrowDown: () => moveInList(1),
  ArrowUp: () => moveInList(-1),
  ArrowRight: () => toggleNamespace(true),
  ArrowLeft: () => toggleNamespace(false),
};

const queryKeys = {
  ArrowDown: () => moveInList(1),
  Enter: () => list.querySelector("a")?.click(),
  Escape: clearSearch,
};

function actionOf(key) {
  if (document.activeElement === query) return queryKeys[key];
  const inList = list.contains(document.activeElement);
  return (inList ? listKeys[key] ?? (key === "Escape" ? clearSearch : undefined) : undefined) ?? shortcuts[key];
}

document.addEventListener("keydown", pressed => {
  if (pressed.ctrlKey || pressed.metaKey || pressed.altKey || pressed.isComposing || help.open) return;
  const action = actionOf(pressed.key);
  if (!action) return;
  pressed.preventDefault();
  action();
});

document.getElementById("skip").addEventListener("click", clicked => {
  clicked.preventDefault();
  content.focus();
});
document.getElementById("theme").addEventListener("click", toggleTheme);
document.getElementById("shortcuts").addEventListener("click", () => help.showModal());
query.addEventListener("input", updateList);
addEventListener("hashchange", showTarget);

// Print shows what is folded on screen.
addEventListener("beforeprint", () => {
  for (const closed of content.querySelectorAll("details:not([open])")) {
    closed.dataset.closed = "";
    closed.open = true;
  }
});
addEventListener("afterprint", () => {
  for (const opened of content.querySelectorAll("details[data-closed]")) {
    opened.open = false;
    delete opened.dataset.closed;
  }
});

const theme = storedTheme();
if (theme === "light" || theme === "dark") document.documentElement.dataset.theme = theme;
updateList();
route();
