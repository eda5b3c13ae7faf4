"use strict";

const connection = document.getElementById("connection");
const tabs = ["events", "accounts", "catalog"];

function showConnection(state) {
  connection.textContent = state;
  connection.dataset.state = state.toLowerCase();
}

/** Receives the events. The browser reconnects by itself, unless the application responds with an error. */
function connect() {
  const source = new EventSource(`${base}/api/stream`);
  source.onopen = () => showConnection("Live");
  source.onmessage = message => receive(JSON.parse(message.data));
  source.onerror = () => {
    showConnection("Reconnecting");
    if (source.readyState !== EventSource.CLOSED) return;
    source.close();
    setTimeout(connect, 2000);
  };
}

let isWaiting = false;

/** Shows new events at the next frame: a page that is busy, or in the background, shows several messages at once. */
function receive(message) {
  const added = addMessage(message);
  if (added.some(event => event.type && !declaredOf(event))) loadDeclaredEvents().catch(() => {});
  if (view.isPaused) {
    view.arrived += added.length;
    showCount();
    return;
  }
  if (isWaiting) return;
  isWaiting = true;
  requestAnimationFrame(() => {
    isWaiting = false;
    if (!view.isPaused) addRows();
  });
}

function showTab(name, isFocused) {
  for (const tab of tabs) {
    const isCurrent = tab === name;
    const button = document.getElementById(`tab-${tab}`);
    button.setAttribute("aria-selected", String(isCurrent));
    button.tabIndex = isCurrent ? 0 : -1;
    document.getElementById(tab).hidden = !isCurrent;
    if (isCurrent && isFocused) button.focus();
  }
  if (location.hash.slice(1) !== name) history.replaceState(null, "", `#${name}`);
  refresh();
}

const views = {
  accounts: { load: () => fetchJson("accounts"), show: accountsView },
  catalog: { load: loadDeclaredEvents, show: catalogView },
};
const shownJson = {};

/** Reloads the open view, and replaces it if it has changed. */
async function refresh() {
  const name = tabs.find(tab => !document.getElementById(tab).hidden);
  const { load, show } = views[name] ?? {};
  if (!load || document.hidden) return;
  try {
    const content = await load();
    const json = JSON.stringify(content);
    const section = document.getElementById(name);
    if (shownJson[name] === json || hasSelection(section)) return;
    shownJson[name] = json;
    replaceView(section, show(content));
  } catch {
    // The stream shows whether the application can be reached.
  }
}

/** Whether text is selected, which would be lost if the view were replaced. */
function hasSelection(section) {
  const selection = getSelection();
  return !selection.isCollapsed && section.contains(selection.anchorNode);
}

/** Replaces a view, but not the focus and how far its table is scrolled. */
function replaceView(section, content) {
  const focused = section.contains(document.activeElement) ? document.activeElement.getAttribute("aria-label") : null;
  const scrolled = section.querySelector(".scroll")?.scrollLeft;
  replaceContent(section, content);
  if (focused) section.querySelector(`[aria-label="${CSS.escape(focused)}"]`)?.focus({ preventScroll: true });
  if (scrolled) section.querySelector(".scroll").scrollLeft = scrolled;
}

function clearFilter() {
  query.value = "";
  scope.value = "text";
  outcome.value = "";
  showRows();
}

function closeOrClear() {
  if (document.activeElement === query || !view.selected) clearFilter();
  else select(null);
  rows.focus();
}

const keys = {
  "/": () => { showTab("events"); query.focus(); query.select(); },
  "p": togglePause,
  "j": () => moveSelection(1),
  "k": () => moveSelection(-1),
};

const rowKeys = {
  ArrowDown: () => moveSelection(1),
  ArrowUp: () => moveSelection(-1),
  Home: () => select(rows.querySelector("[role=option]")),
  Enter: () => details.focus(),
};

function actionOf(key) {
  if (key === "Escape") return closeOrClear;
  if (document.activeElement === query) return key === "ArrowDown" ? () => { rows.focus(); moveSelection(1); } : undefined;
  return (document.activeElement === rows ? rowKeys[key] : undefined) ?? keys[key];
}

document.addEventListener("keydown", pressed => {
  if (pressed.ctrlKey || pressed.metaKey || pressed.altKey || pressed.isComposing) return;
  if (document.activeElement?.tagName === "SELECT" && pressed.key !== "Escape") return;
  const action = actionOf(pressed.key);
  if (!action) return;
  pressed.preventDefault();
  action();
});

document.querySelector("[role=tablist]").addEventListener("keydown", pressed => {
  const step = { ArrowRight: 1, ArrowLeft: -1 }[pressed.key];
  if (!step) return;
  const current = tabs.indexOf(document.activeElement.id.replace("tab-", ""));
  showTab(tabs[(current + step + tabs.length) % tabs.length], true);
});

for (const tab of tabs) document.getElementById(`tab-${tab}`).addEventListener("click", () => showTab(tab));
rows.addEventListener("click", clicked => {
  const row = clicked.target.closest("[role=option]");
  if (row) select(row);
});
details.addEventListener("click", clicked => {
  if (clicked.target.id === "close") select(null);
});
query.addEventListener("input", showRows);
scope.addEventListener("change", showRows);
outcome.addEventListener("change", showRows);
pause.addEventListener("click", togglePause);
document.getElementById("clear").addEventListener("click", () => {
  clearEvents();
  select(null);
  showRows();
});

showRows();
showDetails();
showTab(tabs.includes(location.hash.slice(1)) ? location.hash.slice(1) : "events");
setInterval(refresh, 1000);
loadDeclaredEvents().catch(() => {}).finally(connect);
