// Pages in, what is wrong with them in a browser out, one line each; with SCREENSHOTS set to a folder, pictures too.
// With --only-scripts it tells only what ran or was asked for.
// Usage: node look.mjs CHROMIUM MODULES [--only-scripts] PAGE…
import { createRequire } from "node:module";
import { readFileSync } from "node:fs";
import path from "node:path";
import { pathToFileURL } from "node:url";

const [chromium, modules, ...rest] = process.argv.slice(2);
const onlyScripts = rest[0] === "--only-scripts";
const pages = onlyScripts ? rest.slice(1) : rest;
const require = createRequire(path.join(path.resolve(modules), "package.json"));
const puppeteer = require("puppeteer-core");
const axe = readFileSync(require.resolve("axe-core/axe.min.js"), "utf8");
const pictures = process.env.SCREENSHOTS;
const views = [
  { scheme: "light", width: 1360 },
  { scheme: "dark", width: 1360 },
  { scheme: "light", width: 390 },
];

const browser = await puppeteer.launch({
  executablePath: chromium,
  args: ["--no-sandbox", "--disable-gpu", "--disable-dev-shm-usage", "--hide-scrollbars"],
});
const wrong = [];
try {
  for (const file of pages) {
    for (const { scheme, width } of onlyScripts ? views.slice(0, 1) : views) {
      const told = (what) => wrong.push(`${path.basename(file)} (${scheme}, ${width}): ${what}`);
      const page = await browser.newPage();
      page.on("console", (message) => told(`console: ${message.text()}`));
      page.on("pageerror", (error) => told(`error: ${error}`));
      page.on("dialog", (dialog) => { told(`dialog: ${dialog.message()}`); dialog.dismiss(); });
      page.on("request", (request) => { if (!request.url().startsWith("file:")) told(`request: ${request.url()}`); });
      await page.setViewport({ width, height: 900 });
      await page.emulateMediaFeatures([{ name: "prefers-color-scheme", value: scheme }]);
      await page.goto(pathToFileURL(path.resolve(file)).href, { waitUntil: "load" });
      if (onlyScripts) {
        for (const what of await page.evaluate(provoke)) told(what);
        await page.close();
        continue;
      }
      for (const what of await page.evaluate(look)) told(what);
      for (const id of await targets(page)) {
        await page.evaluate((id) => {
          location.hash = "";
          const link = document.querySelector(`a[href="#${id}"]`);
          link.closest("details")?.setAttribute("open", "");
          link.dispatchEvent(new MouseEvent("click", { bubbles: true, cancelable: true }));
        }, id);
        const seen = await page.evaluate((id) => {
          const element = document.getElementById(id);
          const place = element.getBoundingClientRect();
          return location.hash === `#${id}` && element.getClientRects().length > 0 && place.top < innerHeight && place.bottom >= 0;
        }, id);
        if (!seen) told(`the link to #${id} does not lead there`);
      }
      await page.evaluate(() => { location.hash = ""; scrollTo(0, 0); });
      if (pictures) {
        const name = path.basename(file, ".html");
        await page.screenshot({ path: path.join(pictures, `${name}-${scheme}-${width}.png`), fullPage: true, captureBeyondViewport: true });
      }
      await page.evaluate(axe);
      const found = await page.evaluate(() => window.axe.run(document, { resultTypes: ["violations"] }));
      for (const { id, impact, nodes } of found.violations) {
        if (impact === "serious" || impact === "critical") told(`${impact}: ${id} at ${nodes.length} places, first ${nodes[0].html} ${nodes[0].failureSummary}`);
      }
      await page.close();
    }
    if (pictures) {
      const page = await browser.newPage();
      await page.goto(pathToFileURL(path.resolve(file)).href);
      await page.pdf({ path: path.join(pictures, `${path.basename(file, ".html")}.pdf`), format: "A4", printBackground: true });
      await page.close();
    }
  }
} finally {
  await browser.close();
}
for (const line of wrong) console.log(line);

// The first link of each kind to a place within the page: findings, words, dates, statements.
async function targets(page) {
  return page.evaluate(() => {
    const links = [...document.querySelectorAll('a[href^="#"]')].map((link) => link.getAttribute("href").slice(1));
    const kinds = new Map();
    for (const id of links) if (!kinds.has(id.replace(/\d+/g, ""))) kinds.set(id.replace(/\d+/g, ""), id);
    return [...kinds.values()];
  });
}

// Touches everything as a reader may; what was slipped into the text sets the title to "run" if it can.
function provoke() {
  for (const element of document.querySelectorAll("*")) {
    for (const kind of ["mouseover", "focus", "load", "error", "begin"]) element.dispatchEvent(new Event(kind));
  }
  const wrong = [];
  if (document.title === "run") wrong.push("a script ran");
  if (document.querySelector("script, img, iframe, object, embed, base, form")) wrong.push("markup of the text is markup of the page");
  for (const link of document.querySelectorAll("a")) {
    const target = new URL(link.getAttribute("href") ?? link.getAttribute("xlink:href") ?? "", location.href);
    if (target.protocol !== "file:") wrong.push(`a link leads to ${target}`);
  }
  return wrong;
}

// What must be there, and what must not.
function look() {
  const wrong = [];
  if (document.documentElement.scrollWidth > innerWidth) wrong.push("the page is wider than the window");
  if (getComputedStyle(document.body).fontFamily === getComputedStyle(document.documentElement).fontFamily) wrong.push("the style sheet does not apply");
  const svg = document.querySelector("svg");
  if (document.getElementById("timeline") && !svg) wrong.push("there is no timeline");
  if (svg) {
    const box = svg.getBoundingClientRect();
    if (box.width < 200 || box.height < 30) wrong.push("the timeline is not shown");
    const labels = [...svg.querySelectorAll("text.when")].map((label) => label.getBoundingClientRect());
    labels.forEach((label, at) => { if (at && label.top < labels[at - 1].bottom - 3) wrong.push(`labels ${at} and ${at + 1} of the timeline overlap`); });
    for (const label of svg.querySelectorAll("text")) if (label.getBoundingClientRect().right > box.right + 1) wrong.push(`a label leaves the timeline: ${label.textContent}`);
  }
  const notes = [...document.querySelectorAll(".note")].map((note) => note.getBoundingClientRect());
  notes.forEach((note, at) => { if (at && note.top < notes[at - 1].bottom && note.left === notes[at - 1].left) wrong.push(`notes ${at} and ${at + 1} overlap`); });
  return wrong;
}
