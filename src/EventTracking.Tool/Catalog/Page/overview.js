"use strict";

/** Shows all events with the first sentence of their docs. */
function overview() {
  if (catalog.events.length === 0) return emptyCatalog();
  return element("article", { class: "overview" },
    element("h1", { tabindex: "-1" }, catalog.title),
    element("p", { class: "doc" }, summary()),
    tree.events.length > 0 && eventIndex("Other events", tree.events),
    tree.children.map(child => eventIndex(breakable(child.label), eventsBelow(child))));
}

function eventIndex(title, items) {
  return element("section", null,
    element("h2", null, title),
    element("ul", { class: "index" }, items.map(({ event, label }) => element("li", null,
      element("a", { href: linkTo(event) }, breakable(label)),
      element("span", null, firstSentence(event.doc)),
      event.status === "Retired" && element("span", { class: "tag warning" }, "retired")))));
}

function summary() {
  let fields = 0;
  for (const event of catalog.events) forEachField(event.versions[0].fields, () => { fields++; });
  const undocumented = catalog.events.filter(event => !event.doc).length;
  const silent = catalog.events.filter(event => event.emissions?.length === 0).length;
  return [
    plural(catalog.events.length, "event"),
    plural(fields, "field"),
    undocumented > 0 && `${plural(undocumented, "event")} without a description`,
    silent > 0 && `${plural(silent, "event")} never emitted`,
  ].filter(Boolean).join(" · ");
}

function emptyCatalog() {
  return element("article", { class: "empty" },
    element("h1", { tabindex: "-1" }, "No events yet"),
    element("p", null, "Events appear here when a record with ", element("code", null, "[TrackedEvent]"), " is in one of the inputs:"),
    element("pre", null, element("code", null,
      "[TrackedEvent(\"org.example.video.stop\")]\npublic readonly partial record struct VideoStopped(string VideoId);")));
}

function notFound(target) {
  return element("article", { class: "empty" },
    element("a", { class: "back", href: "#" }, "All events"),
    element("h1", { tabindex: "-1" }, "No such event"),
    element("p", null, "The catalog has no event ", element("code", null, breakable(target)), "."));
}
