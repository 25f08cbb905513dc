// What the benchmark builds with Eleventy: pages that were written before, and a small theme.
// Pagefind makes the search index afterwards, from the HTML.

const ID = / \{#([\w-]+)\}$/;
const HEADING = /<h([23]) id="([^"]+)">(.*?)<\/h\1>/g;

/** Give headings of Markdown the id that stands behind them, which markdown-it does not know. */
function withIds(markdown) {
  markdown.core.ruler.push("heading-ids", ({ tokens }) => {
    for (const [place, token] of tokens.entries()) {
      const last = token.type === "heading_open" && tokens[place + 1].children.at(-1);
      const id = last && ID.exec(last.content);
      if (id) {
        token.attrSet("id", id[1]);
        last.content = last.content.slice(0, id.index);
      }
    }
  });
}

/** Return links to the headings of a page that have an id. */
function contents(html) {
  const entry = ([, , id, text]) => `<li><a href="#${id}">${text}</a></li>`;
  return `<nav><ul>${[...html.matchAll(HEADING)].map(entry).join("")}</ul></nav>`;
}

export default function (eleventy) {
  eleventy.amendLibrary("md", withIds);
  eleventy.addFilter("contents", contents);
  eleventy.addGlobalData("layout", "page.liquid");
  eleventy.addPassthroughCopy("theme.css");
  return {
    dir: { input: "content", includes: "../includes", output: "site" },
    markdownTemplateEngine: false, // signs of a template in a text mean nothing
  };
}
