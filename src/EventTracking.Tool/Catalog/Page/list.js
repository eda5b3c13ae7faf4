"use strict";

/** Namespaces of a larger catalog start closed. */
const maxOpenEvents = 80;

const list = document.getElementById("list");
const count = document.getElementById("count");
const query = document.getElementById("query");
const tree = namespaceTree(catalog.events);
let linksByName = new Map();

function showTree() {
  linksByName = new Map();
  count.textContent = plural(catalog.events.length, "event");
  replaceContent(list, treeItems(tree));
  markCurrent();
}

function treeItems(node) {
  return element("ul", null,
    node.events.map(({ event, label }) => element("li", null, treeLink(event, label))),
    node.children.map(child => element("li", null,
      element("details", { open: catalog.events.length <= maxOpenEvents },
        element("summary", null, breakable(child.label)),
        treeItems(child)))));
}

function treeLink(event, label) {
  const link = element("a", { href: linkTo(event), title: event.name, class: event.status === "Retired" ? "retired" : null }, label);
  linksByName.set(event.name, link);
  return link;
}

function showResults(words) {
  const { total, shown } = search(words);
  linksByName = new Map();
  count.textContent = total > shown.length ? `${plural(total, "event")}, the first ${shown.length} shown` : plural(total, "event");
  replaceContent(list, total === 0 ? noResults() : element("ul", { class: "results" }, shown.map(result => resultItem(result, words))));
  markCurrent();
}

function resultItem({ event, hit }, words) {
  const link = element("a", { href: linkTo(event) },
    element("span", { class: "name" }, marked(event.name, words)),
    hit && element("span", { class: "hit" },
      hit.path && element("code", null, marked(hit.path, words)),
      hit.text !== hit.path && element("span", null, marked(excerpt(hit.text, words), words))));
  linksByName.set(event.name, link);
  return element("li", null, link);
}

function noResults() {
  const clear = element("button", { type: "button" }, "Clear the search");
  clear.addEventListener("click", clearSearch);
  return element("div", { class: "empty" },
    element("p", null, "No event has all of these words."),
    element("p", null, "Try a part of an event name, a field, or a word of a description."),
    clear);
}

function updateList() {
  const words = wordsOf(query.value);
  if (words.length > 0) showResults(words);
  else showTree();
}

function clearSearch() {
  query.value = "";
  updateList();
  query.focus();
}

/** Marks the event that is shown, and opens the namespaces around it. */
function markCurrent() {
  list.querySelector("[aria-current]")?.removeAttribute("aria-current");
  const link = linksByName.get(resolveLink(location.hash).event?.name);
  if (!link) return;
  link.setAttribute("aria-current", "page");
  for (let parent = link.closest("details"); parent; parent = parent.parentElement.closest("details")) parent.open = true;
  link.scrollIntoView({ block: "nearest" });
}

/** Moves the focus through the visible links and namespaces, and from the first one back to the search. */
function moveInList(step) {
  const visible = [...list.querySelectorAll("a, summary")].filter(candidate => candidate.checkVisibility());
  const next = visible[visible.indexOf(document.activeElement) + step];
  (next ?? (step < 0 ? query : document.activeElement)).focus();
}

/** Closes or opens the focused namespace; from an event, left moves to its namespace. */
function toggleNamespace(open) {
  const focused = document.activeElement;
  const details = focused.closest("details");
  if (!details) return;
  if (focused === details.firstElementChild && (open || details.open)) details.open = open;
  else if (!open) (focused === details.firstElementChild ? details.parentElement.closest("details") : details)?.firstElementChild.focus();
}
