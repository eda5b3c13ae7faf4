"use strict";

/** A block of code with a button that copies it. The copied text can differ from the shown one. */
function codeBlock(label, content, copied) {
  const code = element("pre", { tabindex: "0", role: "region", "aria-label": label }, element("code", null, content));
  const button = element("button", { type: "button", class: "copy", "aria-label": `Copy ${label}` }, "Copy");
  button.addEventListener("click", () => copy(button, code, copied));
  return element("div", { class: "code" }, code, button);
}

async function copy(button, code, text) {
  try {
    await navigator.clipboard.writeText(text);
    button.textContent = "Copied";
  } catch {
    // Without permission, the text is selected, so that the browser's own command copies it.
    getSelection().selectAllChildren(code);
    button.textContent = "Selected";
  }
  setTimeout(() => { button.textContent = "Copy"; }, 1500);
}

const jsonToken = /("(?:[^"\\]|\\.)*")(\s*:)?|(true|false|null)|(-?\d[\d.eE+-]*)/g;

/** Indented JSON as nodes with a class for each kind of token. */
function coloredJson(text) {
  const nodes = [];
  let position = 0;
  for (const token of text.matchAll(jsonToken)) {
    nodes.push(text.slice(position, token.index));
    const [all, string, colon] = token;
    if (string) nodes.push(element("span", { class: colon ? "key" : "string" }, string), colon ?? "");
    else nodes.push(element("span", { class: token[3] ? "literal" : "number" }, all));
    position = token.index + all.length;
  }
  nodes.push(text.slice(position));
  return nodes;
}
