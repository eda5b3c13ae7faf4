"use strict";

/** Creates an element. Children are nodes or text; null and false are skipped. Data only ever becomes text or an attribute. */
function element(tag, attributes, ...children) {
  const created = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes ?? {})) {
    if (value === true) created.setAttribute(name, "");
    else if (value !== null && value !== undefined && value !== false) created.setAttribute(name, value);
  }
  append(created, children);
  return created;
}

function append(parent, children) {
  for (const child of children.flat(Infinity)) {
    if (child !== null && child !== undefined && child !== false) parent.append(child);
  }
}

function replaceContent(parent, ...children) {
  const content = document.createDocumentFragment();
  append(content, children);
  parent.replaceChildren(content);
}

/** A dotted name that can break after each dot. */
function breakable(name) {
  return name.split(/(?<=[._/])/).flatMap((part, index) => (index === 0 ? [part] : [element("wbr"), part]));
}

function plural(count, noun) {
  return `${count.toLocaleString("en")} ${noun}${count === 1 ? "" : "s"}`;
}
