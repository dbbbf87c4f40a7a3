// Many pictures of the server's on one page: few are asked for at once, and each again while the server is busy.
(function () {
  "use strict";

  const AT_ONCE = 3; // so that a server with other readers makes them
  const TRIES = 4;
  const PAUSE = 700; // ms before the second try, twice as many before the third
  const AHEAD = "400px"; // below the window, where pictures are asked for already

  const waiting = [];
  let busy = 0;

  const pause = (milliseconds) => new Promise((resolve) => window.setTimeout(resolve, milliseconds));

  // A server that has too much to do says so; a moment later it may not.
  async function fetched(image) {
    const address = image.dataset.src;
    for (let tries = 0; tries < TRIES; tries += 1) {
      image.src = address + (tries ? `&again=${tries}` : "");
      try {
        await image.decode();
        return true;
      } catch {
        await pause(PAUSE * (tries + 1)); // Then the next try, or the words in its place.
      }
    }
    return false;
  }

  async function work() {
    busy += 1;
    for (let next = waiting.shift(); next; next = waiting.shift()) next.done(await fetched(next.image));
    busy -= 1;
  }

  // Whether the picture of `data-src` has come, with its query behind "?".
  /** @type {Reach.Thumbs["load"]} */
  const load = (image) =>
    new Promise((done) => {
      waiting.push({ image, done });
      if (busy < AT_ONCE) work();
    });

  /** @type {WeakMap<Element, (image: Element) => void>} */
  const wanted = new WeakMap();
  const observer = typeof IntersectionObserver === "undefined" ? null : new IntersectionObserver((entries) => {
    for (const { isIntersecting, target } of entries) {
      if (!isIntersecting) continue;
      observer.unobserve(target);
      wanted.get(target)(target);
    }
  }, { rootMargin: AHEAD });

  // The same once it is about to be seen. `failed`: what is done where it does not come.
  /** @type {Reach.Thumbs["later"]} */
  function later(image, failed) {
    wanted.set(image, async () => {
      if (!(await load(image))) failed();
    });
    observer.observe(image);
  }

  window.reachThumbs = { load, later };
})();
