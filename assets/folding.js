// How words are compared with what a reader types, in the search, the lists and the finders of pages: without capitals,
// accents and dots, with the letters of one sound as one letter, and without the endings and articles of six languages.
(function () {
  "use strict";

  const LETTERS = {
    ø: "o", ł: "l", đ: "d", ð: "d", þ: "th", ß: "ss", æ: "ae", œ: "oe", ı: "i", // that no accent makes
    "’": "'", "‘": "'", "ʼ": "'",
    ٱ: "ا", ى: "ي", ی: "ي", ک: "ك", ة: "ه", ء: "", ـ: "", // Arabic as it is typed: without hamza, and drawn out
    "٠": "0", "١": "1", "٢": "2", "٣": "3", "٤": "4", "٥": "5", "٦": "6", "٧": "7", "٨": "8", "٩": "9",
  };
  const LETTER = new RegExp(`[${Object.keys(LETTERS).join("")}]`, "g");
  const ARABIC = /\p{Script=Arabic}/u;
  const CYRILLIC = /\p{Script=Cyrillic}/u;
  const LEAST = 3; // letters of a word that stay

  // "Côte d’Ivoire", "U.S.A.", "учёт" and "الأُرْدُنّ" as they are typed.
  const folded = (text) => text.toLowerCase().normalize("NFKD").replace(/[\p{M}.]/gu, "").replace(LETTER, (sign) => LETTERS[sign]);

  // The first ending that a word has goes, where enough of the word stays; `stays` of the ending does, too.
  const without = (...endings) => (word) => {
    for (const [ending, stays] of endings) {
      const bare = word.replace(ending, stays);
      if (bare !== word) return bare.length < LEAST ? word : bare;
    }
    return word;
  };

  // The words are folded: "й" is "и" in them, and "ё" is "е".
  const russian = without(
    [/(?<=[кгхшжщч])(?:ии|ие|их|им|ими)$/, ""], [/(?<=и)(?:ями|ях|ям|еи|ем|я|и|ю|е)$/, ""],
    [/(?:ыми|ого|его|ому|ему|ами|ями|ьми|ыи|ые|ых|ым|ая|яя|ую|юю|ое|ои|еи|ах|ях|ам|ям|ов|ев|ом|ем|ью)$/, ""], [/[ыиаяоеуюь]$/, ""],
  );
  const article = without([/^(?:وال|بال|كال|فال|ال|لل)/, ""]);
  const arabicEnding = without([/(?:ات|ون|ين)$/, ""], [/ه$/, ""]);
  const LATIN = {
    en: (word) => (word.length < 5 || /(?:ss|us|is)$/.test(word) ? word : word.replace(/ies$/, "y").replace(/s$/, "")),
    fr: without([/(?:e{0,2}[sx]|e{1,2})$/, ""]),
    es: without([/(?:[aoe]s?|s)$/, ""]),
  };

  // A folded word without its ending, in the language of the page; in other scripts by these.
  /** @param {string} word @param {string} lang */
  function stemOf(word, lang) {
    if (ARABIC.test(word)) return arabicEnding(article(word));
    return CYRILLIC.test(word) ? russian(word) : (LATIN[lang] || LATIN.en)(word);
  }

  window.reachFolding = { folded, article, stemOf };
})();
