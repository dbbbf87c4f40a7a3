// Presentations (.pptx) of a panel, a page, a brief or a deck, and the data of a panel: asked of the server, waited for, and saved as a file.
(function () {
  "use strict";

  const { rooted } = window.reachTexts;
  const TRIES = 5;
  const LONGEST_PAUSE = 10; // seconds, whatever a server asks for
  const UNTIL_DONE = 60000; // ms in which what goes on stays said
  const LONGEST = 180000; // ms after which a file is given up

  const END = "PK\x05\x06"; // Begins the last record of a zip: bytes of fixed meaning, then a comment of any length that two bytes hold.
  const END_FIXED = 22;
  const LONGEST_END = END_FIXED + 0xffff;

  const making = new Set(); // addresses

  const pause = (seconds) => new Promise((resolve) => setTimeout(resolve, 1000 * seconds));

  // An answer of the server's, asked for again while it is busy.
  async function answered(address, options, api, tell) {
    for (let left = TRIES - 1; ; left -= 1) {
      const answer = await fetch(address, { ...options, signal: AbortSignal.timeout(LONGEST) });
      if (answer.status !== 503 || !left) return answer;
      tell(api.word("slidesBusy"), UNTIL_DONE);
      await pause(Math.min(Number(answer.headers.get("Retry-After")) || 1, LONGEST_PAUSE));
    }
  }

  function nameOf(answer, address) {
    const found = /filename="([^"]+)"/.exec(answer.headers.get("Content-Disposition") || "");
    return found ? found[1] : new URL(address, window.location.href).pathname.split("/").pop();
  }

  function keep(blob, name, api) {
    const link = api.element("a", { href: URL.createObjectURL(blob), download: name });
    document.body.append(link); // Some browsers follow no link outside the page.
    link.click();
    link.remove();
    window.setTimeout(() => URL.revokeObjectURL(link.href), 10000);
  }

  // What is said of a whole zip, at its end: which views have no picture in it.
  async function commentOf(zip) {
    const bytes = new Uint8Array(await zip.slice(-LONGEST_END).arrayBuffer());
    const at = new TextDecoder("latin1").decode(bytes).lastIndexOf(END);
    return at < 0 ? "" : new TextDecoder().decode(bytes.subarray(at + END_FIXED));
  }

  class Refused extends Error {}

  // The refusal of the server is one line with its status before it: "400 Bad Request: …".
  const refusal = (line) => line.trim().replace(/^\d{3} [^:]*: /, "");

  // Letters and digits of a deck's name, so that the files of two decks can be told apart.
  const stemOf = (name) => (name.normalize("NFC").match(/[\p{L}\p{N}]+/gu) || []).join("-");

  async function made(address, options, api, tell, before) {
    tell(api.word("slidesWait"), UNTIL_DONE);
    const answer = await answered(address, options, api, tell);
    if (!answer.ok) throw new (answer.status < 500 ? Refused : Error)(refusal(await answer.text()));
    const name = [before, nameOf(answer, address)].filter(Boolean).join("_");
    const blob = await answer.blob();
    keep(blob, name, api);
    const left = blob.type === "application/zip" ? await commentOf(blob) : "";
    tell([api.word("slidesDone", { name }), left].filter(Boolean).join(" "));
  }

  // `tell` says how it goes; each file once at a time, however often its button is pressed. Whether what was sent was not refused.
  async function save(address, options, api, tell, before = "") {
    if (making.has(address)) return true;
    making.add(address);
    try {
      await made(address, options, api, tell, before);
      return true;
    } catch (error) {
      window.console.warn(error);
      const isAway = error instanceof TypeError || error.name === "TimeoutError"; // so fetch says that nobody answers
      const reason = isAway ? api.word("slidesAway") : error.message;
      tell(api.word("slidesFailed", { reason }));
      return !(error instanceof Refused);
    } finally {
      making.delete(address);
    }
  }

  // What a link of a panel or a page leads to. The link and its menu turn meanwhile: the message at the foot of the window is easily missed.
  /** @type {Reach.Slides["follow"]} */
  async function follow(link, api) {
    const marked = [link, link.closest("details")?.querySelector("summary")].filter(Boolean);
    if (link.classList.contains("making")) return;
    for (const part of marked) part.classList.add("making");
    await save(link.getAttribute("href"), {}, api, api.say);
    for (const part of marked) part.classList.remove("making");
  }

  // The same of a window that says by itself how it goes.
  /** @type {Reach.Slides["fetchFile"]} */
  const fetchFile = (address, api, tell, own = []) => save(address, own.length ? sent({ own }) : {}, api, tell);

  const sent = (told) => ({ method: "POST", headers: { "Content-Type": "application/json" }, body: JSON.stringify(told) });

  // The reader's own deck, as `form.rowOf` writes its views; a template and figures of the reader's own go along, and are kept nowhere.
  /** @type {Reach.Slides["saveDeck"]} */
  function saveDeck({ rows, name, format, template, own }, api, tell) {
    const address = rooted(`/export/deck.pptx?${format ? `format=${format}&` : ""}lang=${api.lang()}`);
    if (!template && !own.length) return save(address, sent(rows), api, tell, stemOf(name));
    const body = new FormData();
    body.append("deck", JSON.stringify(rows));
    if (template) body.append("template", template, "template");
    if (own.length) body.append("own", JSON.stringify(own));
    return save(address, { method: "POST", body }, api, tell, stemOf(name));
  }

  // The same as a folder in a zip, to be presented without a network.
  /** @type {Reach.Slides["takeAlong"]} */
  const takeAlong = (rows, name, api, tell) => save(rooted(`/export/deck.zip?lang=${api.lang()}`), sent(rows), api, tell, stemOf(name));

  // The picture of each view, numbered, in a zip.
  /** @type {Reach.Slides["takeAlong"]} */
  const takePictures = (rows, name, api, tell) =>
    save(rooted(`/export/deck-pictures.zip?width=1920&lang=${api.lang()}`), sent(rows), api, tell, stemOf(name));

  // The titles and subtitles that views have by themselves, in the order of the rows; nothing where the server does not say.
  /** @type {Reach.Slides["titles"]} */
  async function titles(rows, api) {
    try {
      const answer = await answered(rooted(`/api/v1/deck.json?lang=${api.lang()}`), sent(rows), api, () => {});
      return answer.ok ? (await answer.json()).views : [];
    } catch {
      return []; // Without a network the deck names its views by page, place and year.
    }
  }

  // What of a view is another figure now than when it was taken up, in words; nothing where the server does not say.
  /** @type {Reach.Slides["changes"]} */
  async function changes(view, api) {
    const query = window.reachDeckForm.queryOf(view, {});
    query.set("lang", api.lang());
    query.set("release", view.of);
    try {
      const answer = await answered(rooted(`/api/v1/since/${view.panel}.json?${query}`), {}, api, () => {});
      return answer.ok ? (await answer.json()).changes.map(({ words }) => words) : [];
    } catch {
      return [];
    }
  }

  window.reachSlides = { follow, fetchFile, saveDeck, takeAlong, takePictures, titles, changes };
})();
