// What the scripts of assets/ hand each other, for the TypeScript compiler (`make lint`). No browser reads this file.
//
// A public function names its signature here: /** @type {Reach.Maps["draw"]} */. What the server answers is described
// where it is made (the docstrings of dashboard/); here stands as much of it as the scripts read.

declare namespace Reach {
  // ---------------------------------------------------------------- what the server tells

  /** Name, latitude, longitude, whether it is drawn as a dot, whether it is a member of the United Nations, and how far
   * its square stands from there on a map of the world, in pixels, where it does. */
  type Area = [string, number, number, number, number, [number, number]?];
  /** Name and members. */
  type Region = [string, string[]];
  type Outlines = { features: { id: string; bbox?: Box }[] };
  /** West, south, east, north. */
  type Box = [number, number, number, number];
  type Interval = [number, number];
  type Values = Record<string, unknown>;

  /** `base` in dashboard/parts/shell.py, and what a show or a frame is told in its place. */
  interface Base {
    lang: string;
    /** Languages that pages can be had in. */
    tongues?: string[];
    site?: string;
    release?: string;
    /** Words of a text, and which of them no line of a title is broken in, as patterns. */
    together?: [string, string];
    words: Record<string, string>;
    areas: Record<string, Area>;
    regions: Record<string, Region>;
    /** The address of the outlines; in a show, once they have come, themselves. */
    outlines: string | Outlines;
    /** Where the studio's script, its sheet and its words are. */
    studio?: { script: string; sheet: string; told: string };
    deck?: DeckKnown;
    /** What the search fetches when it is opened: scripts, and what can be found. */
    search?: { scripts: string[]; entries: string; suggested: string; by: string };
    /** Where what panels and blocks show is asked for, of which tables and by which program (dashboard/parts/edition.py). */
    answers?: { at: string; tables: string; code: string };
  }

  /** A map of all its years, or of those around one, as `map_answer` in dashboard/figures/map.py. */
  interface MapData {
    kind: string;
    hue: string;
    indicator: string;
    areas: Record<string, { y: number[]; v: (number | null)[]; k: string[]; b?: Record<number, Interval>; u?: number[] }>;
    window: number;
    partial: number[];
    first: number;
    last: number;
    newest: number;
    opens: number[];
    /** First and last year that it holds, where a map has more (`windows_of` there). */
    held?: [number, number];
    decimals: number;
    unit: string;
    /** Whether figures are numbers of things, of which there can be one. */
    ofThings: boolean;
    apart: Record<string, { subject: string; titled: string; told: string; unit: string }>;
    /** By area its short name, where a sentence has no room for the long one. */
    shorts: Record<string, string>;
    noted: Record<string, string>;
    /** How many children a country detected, and the rate that these are, of each of its figures, as `forms` have it; or how many persons before the law it counts, and of which ages. */
    people: Record<string, string>;
    /** Areas that have another name in these. */
    named: Record<string, string>;
    /** Sentences with slots, which are said of many areas and years: `_Forms` there. */
    forms: string[];
    /** Places of figures of few persons among all of an area. */
    fewAt: Record<string, number[]>;
    fewSaid: string;
    byPart: Record<string, number[]>;
    /** By area a year of these and the number of its children. */
    added: Record<string, [number, string]>;
    /** By area and year of which a part is published, and no total, how many there are at least. */
    least: Record<string, Record<string, { figure: string; dated: string; titled: string }>>;
    doubts: Record<string, Record<string, string>>;
    nobody: Record<string, Record<number, string>>;
    adults: Record<string, number[]>;
    sums: Record<string, Record<number, string>>;
    ageless: Record<string, Record<number, string>>;
    unclear: string;
    few: string;
    /** The same of years of which it is another. */
    fewIn: Record<string, string>;
    lists: Record<string, string>;
    parts: string;
    inYears: boolean;
    roundedZero: string;
    nearlyAll: string;
    scores: boolean;
    names: Record<string, string>;
    largest: number;
    labels: string[];
    breaks: number[];
    pooled: string;
    zero: string;
    asked: string;
    suppressed: string;
    fewThere: string;
    /** By area years whose figures are the least that they may be. */
    atLeast: Record<string, number[]>;
    silent: string;
    /** What is said instead of areas without a row, in the years in which one of them has a count and no rate. */
    rateless: Record<number, string>;
    partly: string;
    titles: string[];
    subtitles: string[];
    besides: string[];
    caveats: string[];
    /** What these say of single areas, by year: the areas, the sentences, and whether they have a source of their own. */
    placed: [string[], string, boolean][][];
    coverage: string[];
    /** In a show, the same as the foot of a slide has it, of the whole world and of a part of it, with the areas of
     * uncertain figures, and what is said of those that are seen. */
    feet?: [string, string, string[]][];
    uncertain: string;
    spoken: string[];
    source: string;
    /** The same where the caveat has what has a source of its own. */
    sourceOfPlaced: string;
    from: string;
    /** Where it stands toward the target, and the sign in it. */
    aims: Record<string, [string, string]>;
    boundaries: string;
  }

  /** The words around a picture. */
  interface Words {
    title: string;
    subtitle?: string;
    topic?: string;
    caveat?: string;
    /** What the caveat says of single areas: never bold. */
    placed?: string;
    coverage?: string;
    source?: string;
    indicator?: string;
    origin?: string;
    spoken?: string;
    [name: string]: string | undefined;
  }

  interface Grid {
    hue: string;
    kind: string;
    base: string;
    first: number;
    last: number;
    groups: { name: string; note: string; rows: GridRow[] }[];
    legend: [string, string, number][];
  }
  interface GridRow { key: string; name: string; query: string; cells: string; texts: string[] }

  /** A figure of plotly's; what is in it is checked where it is made. */
  interface Figure { data: any[]; layout: any }
  /** What a picture is drawn of: a figure, or the cells of who reports. */
  interface Chart { places?: Place[]; figure?: Figure; grid?: Grid; coverage?: any; words?: Words; div?: Plot; year?: number; text?: string }

  interface Table { columns: string[]; rows: string[][]; numeric: boolean[]; parts: [number, string][]; chosen: number[]; inks?: string[][]; narrow?: Table }

  /** A view as /api/v1/views/<panel>.json has it (dashboard/exports/presented.py). */
  interface Answer {
    panel: string;
    page: string;
    kind: "map" | "chart" | "coverage" | "table";
    by_year: boolean;
    selection: { indicator: string; area: string[]; year: number | null; lang: string };
    years: [number, number] | null;
    words: Words & { date: string; permalink: string; boundaries: string };
    notes: string[];
    picture: any;
    /** A map or a chart as SVG, in the form of a slide: the rows that have room there, and the words around these. */
    still: { drawing: string; words: Words } | null;
    table: Table;
    places?: Place[];
    /** In a show, what is said of the reader's own figures. */
    own?: Child[];
  }

  // ---------------------------------------------------------------- own.js, own-page.js

  /** Of which rows a line of a chart and a column of its table is, as `Place` in dashboard/figures/shown.py. */
  interface Place {
    indicator: string;
    area: string;
    sex: string;
    age: string;
    breakdown: string;
    label: string;
    unit: string;
    decimals: number;
    pane: number;
    people?: Record<string, number>;
  }
  /** A figure of the reader's own: a number, an interval, or (without either) hidden. */
  interface OwnRow {
    indicator: string;
    area: string;
    year: number;
    sex: string;
    age: string;
    breakdown: string;
    value: number | null;
    low: number | null;
    high: number | null;
    note: string;
  }
  interface OwnKept { rows: OwnRow[] }
  /** The same as it is drawn. */
  interface OwnPoint { year: number; value: number | null; low: number | null; high: number | null; row: OwnRow }
  interface OwnLine { place: Place; at: number; points: OwnPoint[]; symbol: string }
  interface Own {
    kept(): OwnKept | null;
    keep(rows: OwnRow[]): boolean;
    forget(): void;
    /** Without places all. */
    sent(places?: Place[]): Omit<OwnRow, "note">[];
    said(places: Place[] | undefined, texts: Speech): string;
    legend(places: Place[] | undefined, texts: Speech, figure?: Figure): Child[];
    overlaid(figure: Figure | undefined, places: Place[] | undefined, texts: Speech): Figure | undefined;
    besides(places: Place[], years: string[], texts: Speech): { columns: { behind: number; head: string; cells: Map<string, string> }[]; more: string[] };
    tabled(table: HTMLTableElement | null, texts: Speech): void;
    presented(answer: Answer, texts: Speech): Answer;
    banner(texts: Speech, see: string): void;
  }

  // ---------------------------------------------------------------- elements and events

  /** An event of the page's elements. */
  type On<E extends Event = Event> = E & { readonly target: HTMLElement };
  /** An event of a field. */
  type Typed<E extends Event = Event> = E & { readonly target: HTMLInputElement };
  /** An element that plotly.js has drawn into. */
  type Plot = HTMLElement & {
    data?: any[];
    layout?: any;
    _fullLayout?: any;
    /** Tells of its events. */
    _ev?: object;
    on(event: string, heard: (event: any) => void): void;
  };
  type Child = Node | string;

  // ---------------------------------------------------------------- texts.js, tables.js, labels.js

  interface Found { year: number; value: number | null; k: string; bounds?: Interval; unclear?: boolean }

  interface Speech {
    known(): Base;
    /** The language that addresses of this document say; nothing where that is English and nobody chose it. */
    tongue(): string;
    /** The address, in the language of what stands here unless it says its own. */
    spoken(address: string): string;
    word(name: string, values?: Values): string;
    areaName(code: string): string;
    written(number: number, decimals: number, least?: number): string;
    /** `isAlone`: with all its decimals, as in a title. */
    formatNumber(value: number, most: number, isAlone?: boolean): string;
    intervalText(bounds: Interval, most: number, isAlone?: boolean): string;
    nothingText(data: MapData, figure: Found): string;
    figureText(data: MapData, figure: Found, isAlone?: boolean): string;
    withUnit(figure: string, unit: string): string;
    withThings(figure: string, things: string): string;
    inARow(said: string[]): string;
    /** Two parts of a text that hold commas themselves. */
    inParts(first: string, second: string): string;
    classOf(data: MapData, code: string, year: number): string;
  }
  interface Element {
    <K extends keyof HTMLElementTagNameMap>(tag: K, attributes?: Record<string, unknown> | null, children?: Child | Child[]): HTMLElementTagNameMap[K];
    (tag: string, attributes?: Record<string, unknown> | null, children?: Child | Child[]): HTMLElement;
  }
  interface Texts {
    of(known: () => Base): Speech;
    element: Element;
    /** A text with the words of a publisher in it as elements of their language. */
    quoting(text: string): Array<string | HTMLElement>;
    sentences(parts: Array<string | undefined>): string;
    capitalised(text: string): string;
    pick(data: MapData, code: string, year: number, back?: number): Found | null;
    /** An address within the dashboard as its host knows it; twice is as once. */
    rooted(address: string): string;
    /** The same address without the prefix of its host. */
    within(address: string): string;
    /** The address with a release in it, if there is one and it has none. */
    lasting(href: string, release?: string): string;
    NOTHING: RegExp;
  }
  interface Tables { made(content: Table, empty: string): HTMLTableElement }
  interface Labels {
    laid(layout: any, room: { width: number; height: number }): any;
    roomed(layout: any): any;
    edged(layout: any, room: { width: number; height: number }): any;
    tallOf(layout: any, width: number): number;
    tallHeads(layout: any, width: number): number;
    keyed(data: any[], layout: any, room: { width: number }): any[];
    before(data: any[], layout: any, room: { width: number }): any[];
    signed(data: any[], layout: any, room: { width: number }): any[];
    apart(middles: number[], heights: number[], room: number): number[];
    wrapped(text: string, most: number, widthOf: (text: string) => number): string[];
    shortened(text: string, many: number, most: number, widthOf: (text: string) => number): string[];
    measure(font: { family: string; size: number }, weight?: string): (text: string) => number;
    nearby(words: NearWord[], room: number[], marks: number[][], lines?: number[][][]): (number[] | null)[];
    leading(word: NearWord, box: number[]): number[][] | null;
    besidePoints(div: Plot): void;
    AROUND: number[][];
    spotOf(word: NearWord, box: number[]): number[];
    isOnSpot(word: NearWord, box: number[] | null): boolean;
  }
  /** Words of a size, and the spots where they belong, the best first; whether they may stand on them; ends of others, and the spots of other words; from where on a line leads to them, how long it is at most, and on which sides they are tried; what the land of others costs that they lie on. */
  interface NearWord { width: number; height: number; spots: number[][]; isOn: boolean; clear?: number; others?: number[][]; dots?: number[][]; led?: number; sides?: number[][]; farthest?: number; foreign?: (box: number[]) => number }

  // ---------------------------------------------------------------- maps.js, charts.js, flows.js, coverage.js

  interface Sight { lon: number; lat: number; turn: number; scale: number }
  interface Seen { year: number; chosen: string[]; still?: boolean }
  interface WorldMap {
    data: MapData;
    texts: Speech;
    shapes?: Map<string, Box | null>;
    div?: Plot;
    view?: Sight;
    still?: boolean;
    fills?: boolean;
    widest?: number;
    /** The ink of who is chosen. */
    accent?: string;
    /** What plotly drew of it last. */
    drawn?: string;
    locations?: string[];
    dots?: string[];
    at?: string;
  }
  interface Look {
    list: string[];
    outline: string;
    older: string;
    accent: string;
    ground: string;
    muted: string;
    line: string;
    hue: string;
    land: string;
  }
  interface Maps {
    CLASSES: string[];
    shapesOf(collection: Outlines): Map<string, Box | null>;
    colours(box: HTMLElement): Look;
    draw(div: Plot, map: WorldMap, seen: Seen, box: HTMLElement): Promise<void>;
    paint(map: WorldMap, seen: Seen): void;
    outline(map: WorldMap, seen: Seen): void;
    aim(map: WorldMap, view: Sight): void;
    show(map: WorldMap, view?: Sight): void;
    dragged(map: WorldMap): void;
    calm(div: Plot): void;
    zoomBy(map: WorldMap, factor: number): void;
    frameOf(map: WorldMap, code: string): Sight;
    pointOf(map: WorldMap, code: string): [number, number] | null;
    pointed(map: WorldMap, event: any): string;
    neighbour(map: WorldMap, from: string, step: [number, number]): string;
    holds(map: Frozen<WorldMap>, year: number): boolean;
    words(map: WorldMap, seen: Seen): Words;
    lines(map: WorldMap, code: string, seen: Seen): HTMLElement[];
    /** What `lines` says, as it is heard; `isShort` where the classes of the map and its source were said before. */
    spoken(map: WorldMap, code: string, seen: Seen, isShort: boolean): string;
    legend(map: WorldMap, seen: Seen): HTMLElement[];
    trim(map: WorldMap, box: HTMLElement, isMoved?: boolean): void;
  }

  interface Named {
    /** Writes names and figures on a map of a part of the world. */
    write(map: WorldMap, seen: Seen, font: { family: string; size: number }): void;
  }

  interface Charts {
    draw(div: Plot, chart: Chart, page: { year: number | null; api: Lent }): Promise<void>;
    isMarked(chart: Chart): boolean;
    tallOf(chart: Chart, width: number): number | undefined;
    /** The layout of a chart of rows as it is read from right to left; any other as it is. */
    turned(layout: any): any;
    CONFIG: Record<string, boolean>;
  }
  interface Dark {
    /** A chart in the colours of the page as it is now, light or dark. */
    figure(given: Figure): Figure;
    ink(colour: string): string;
    /** An SVG of the server's; of a map its classes, too. */
    drawing(svg: string, isMap: boolean): string;
    /** Words on marks of such a drawing in colours that are read on them. */
    written(svg: HTMLElement): void;
  }
  interface Flows {
    prepare(div: Plot, figure: Figure, outlines: string | Outlines): void;
    hook(div: Plot, api: Lent): void;
  }
  interface Coverage { draw(place: HTMLElement, chart: Chart, api: Lent): void }

  /** What every page lends to its pictures. */
  interface Lent {
    element: Element;
    word: Speech["word"];
    written: Speech["written"];
    known(): Base;
    say(text: string, lasting?: number): void;
    tip(lines: HTMLElement[], x: number, y: number): void;
    hideTip(): void;
    state: any;
    areasOf(sel?: any): string[];
    pickArea(code: string, adding?: boolean): void;
    go(address: string): unknown;
    /** Address of the dashboard, in a show. */
    root?: string;
  }
  /** What the dashboard's own page lends. */
  interface Api extends Lent {
    section(panel: string): HTMLElement | null;
    wordsOf(panel: string): Words | null;
    areaName: Speech["areaName"];
    formatNumber: Speech["formatNumber"];
    intervalText: Speech["intervalText"];
    plain(text: string): string;
    more(text: string): void;
    exact(number: number): string;
    lang(): string;
    spoken: Speech["spoken"];
    place(): string;
    pageName(): string;
    site(): string;
    /** Code of the reader's own country, or nothing. */
    mine(): string;
    /** Whether pictures are drawn with what has this name in assets/connection.js, and whether that is missing. */
    isDrawing(name: string): boolean;
    isWithout(): boolean;
  }

  // ---------------------------------------------------------------- reach/

  /** One thing that can be found, as dashboard/search/entries.py has it. */
  interface Entry {
    kind: "area" | "indicator" | "page" | "claim" | "suggested";
    id: string;
    name: string;
    to: string;
    about?: string;
    others?: string[];
    codes?: string[];
    text?: string;
    placed?: boolean;
  }
  /** What was found; the less it misses (`fit`), the better. `area`: where a subject is to be shown. */
  interface Result { entry: Entry; area?: string; fit: number; score: number }
  interface Search {
    find(text: string, near: string): Result[];
    suggest(list: { source: string; year: number; actions: [string, string, string][] }, names: Record<string, string>): void;
  }
  /** A line of the search's list: leads to an address, or does something here, after which the list may stay. */
  interface Choice { group: string; name: string; about?: string; to?: string; act?: (() => void) | null; stays?: boolean }

  interface Option { label: string; value: string; search?: string }
  /** What may be chosen with an indicator. */
  interface Offer {
    name: string;
    kind: string;
    /** First, last and usual year. */
    years: [number, number, number];
    /** The last years of those that a map's answers hold, one after the other; none where one answer holds all. */
    windows?: number[];
    usual: Record<"sex" | "age" | "breakdown" | "measure", string>;
    sex: Option[];
    age: Option[];
    breakdown: Option[];
    measure: Option[];
    switched: boolean;
  }
  /** What a page is about and what is chosen on it, as callbacks/page.py tells it. */
  interface Selection {
    page: string;
    title: string;
    /** Path and query that lead to it, and the path in the page's own spelling. */
    address: string;
    place: string;
    /** The country whose page it is. */
    fixed: string;
    indicator: string;
    /** The indicator that the page has by itself. */
    first: string;
    area: string[];
    year?: number | null;
    sex: string;
    age: string;
    breakdown: string;
    measure: string;
    against: string[];
    show: string[];
    usual_against: string[];
    usual_show?: string[];
    most_against: number;
    lang: string;
    view: string;
    offers: Record<string, Offer> | null;
    /** The answer with its heading, of a page that was changed to. */
    laid?: Laid;
  }
  /** Which parts of a selection a query names. */
  interface Parts {
    place?: boolean;
    year?: boolean;
    fixed?: boolean;
    view?: boolean | string;
    /** The years of a map around the one that is shown, where one answer does not hold all. */
    window?: boolean;
    /** Nothing of it but the language. */
    none?: boolean;
    /** The year, where it is another than the one that is shown. */
    on?: number;
  }
  /** What filters are to say, by their names. */
  type Changes = Record<string, string | string[]>;
  interface Wishes {
    choose(changes: Changes, isPicked?: boolean): void;
    foresee(changes: Changes, isNow?: boolean, year?: number): void;
    foreseeTab(panel: string, tab: string): void;
    foreseeMaps(): void;
    ask(): void;
    go(url: string): void;
  }
  /** A question that is on its way or has failed: what it asks for each part. */
  interface Sent { questions: Map<string, string>; isFlying: boolean }
  /** Answers that came with the document of a page: its path and query, and what its parts show. */
  interface Laid { address: string; tables: string; code: string; answers: Record<string, any> }
  interface PanelId { kind: string; panel: string }
  /** What the page shows (assets/reach/state.js). */
  interface PageState {
    sel: Selection | null;
    year: number | null;
    maps: Record<string, WorldMap>;
    charts: Record<string, Chart>;
    /** The panel of the grid of rows, and its words. */
    grid: { panel: string; words: any };
    /** Path and query of the page that is on its way; empty once it is there. */
    leaving: string;
    /** The next page takes the focus. */
    arriving: boolean;
  }
  /** What may be read, but not changed. */
  type Frozen<T> = { readonly [K in keyof T]: Readonly<T[K]> };

  // ---------------------------------------------------------------- connection.js, agreement.js

  interface Question {
    name: string;
    address: string;
    options?: RequestInit;
    /** Asks once more, or returns false where nobody wants it any longer. */
    again(): unknown;
    /** Told to whoever listens. */
    asked?: unknown;
  }
  type Cause = "away" | "failing" | "refused";
  type Heard = CustomEvent<{ name: string; what: "asked" | "late" | "lost" | "had"; asked?: unknown }>;
  interface Connection {
    EVENT: "reach:connection";
    fetched(question: Question): Promise<Response | null>;
    held(name: string, address: string, options?: RequestInit): Promise<Response>;
    script(src: string): Promise<void>;
    sheet(href: string): Promise<void>;
    lose(name: string, again: () => unknown, cause?: Cause): void;
    had(name: string, asked?: unknown, began?: number): void;
    drop(name: string): void;
    /** From when what is shown is, and whether this browser had kept it. */
    date(at: Date, isKept: boolean): void;
    /** Loads the page anew, unless that was of no use a moment ago. */
    reload(): void;
    word(name: string, values?: Values): string;
    isMissing(name: string): boolean;
  }
  /** What the worker is to keep (assets/keeper.js): a page, files, and at which address which parts were asked for. */
  interface Keep {
    address: string;
    label: string;
    title: string;
    lang: string;
    edition: string;
    files: string[];
    parts: [string, [string, string][]][];
    /** Whether the page itself is to be kept, too; else it was before. */
    isPage: boolean;
    /** It is that of the document, which the browser has fetched already. */
    isLoaded: boolean;
    mayFetch: boolean;
    /** Path, query and the answer to Dash's question for the page, as its HTML would have them; empty where unknown. */
    first: string;
  }
  interface Keeping {
    page(): Promise<{ first: any; laid: Laid | null; at: string } | null>;
    has(address: string): Promise<boolean>;
    alike(): Promise<[string, { label: string; lang: string }][]>;
    came(asked: { path: string; search: string }, text: string): void;
    parts(questions: Map<string, string>): Promise<Record<string, any> | null>;
    laid(): Laid | null;
    /** `at`: when it was kept; empty where it is an answer of the edition that stands here anyway. */
    stands(at: string, given?: Laid | null): void;
    answered(address: string, questions: Map<string, string>): void;
  }
  interface Letters {
    mean(event: KeyboardEvent): boolean;
    turn(areOn: boolean): void;
    bind(box: HTMLInputElement): void;
  }
  interface Agreement {
    start(given: Api): void;
    mark(selector: string): void;
    note(part: string, what: "asked" | "late" | "lost" | "had"): void;
    wait(): void;
    come(): void;
    forget(): void;
    drop(): void;
    /** Whether the reader has gone on from what stands in the place of a page. */
    isLeft(): boolean;
  }

  // ---------------------------------------------------------------- deck-form.js, deck.js, slides.js

  interface DeckLimits {
    version: number;
    most: number;
    title: number;
    note: number;
    decks: number;
    name: number;
    address: number;
    link: number;
    unpacked: number;
    named: number;
    names: number;
    /** Bytes of a template for slides. */
    template: number;
  }
  /** `known` in dashboard/exports/deck.py: limits, and of each panel the path of its page and its tabs. */
  interface DeckKnown {
    limits: DeckLimits;
    views: Record<string, string[]>;
    /** View, address and tab of the slides of ready-made decks. */
    starters: Record<"world" | "country" | "acting", [string, string, string][]>;
    /** Codes of countries in a row, by the indicator of their slide `{placed}`; pages that begin no deck have none. */
    placed: Record<string, string>;
  }
  /** `seen`, `about`: its own title, and of what it is, as they were when they were last known. */
  interface DeckView { panel: string; address: string; tab: string; title: string; note: string; seen?: string; about?: string; of?: string; changes?: string[] }
  interface Deck { views: DeckView[]; notice: string }
  type Written = (value: number) => string;
  interface DeckForm {
    Refused: ErrorConstructor | (new (message: string) => Error);
    textOf(text: string, longest: number): string;
    isLong(text: string, longest: number): boolean;
    encode(views: DeckView[], known: { limits: DeckLimits }): Promise<string>;
    decode(packed: string, known: DeckKnown, word: Speech["word"], written: Written): Promise<Deck>;
    packedOf(fragment: string): string | null;
    nameOf(fragment: string, limits: DeckLimits): string;
    releaseOf(text: string): string;
    sentOf(fragment: string): string;
    fragmentOf(deck: { name: string; views: DeckView[] }, known: { limits: DeckLimits }): Promise<string>;
    queryOf(view: DeckView, change: Change): URLSearchParams;
    read(rows: any, known: DeckKnown, word: Speech["word"], written: Written): Deck;
    rowOf(view: DeckView, limits: DeckLimits): string[];
  }
  interface OwnDeck { id: string; name: string; views: DeckView[] }
  /** `left`: what is kept and cannot be read here; `isMoved`: whether the earlier place has nothing that is not here. */
  interface OwnDecks { at: string; decks: OwnDeck[]; left: unknown[]; isMoved: boolean }
  interface DeckStore {
    KEPT: string;
    ONE: string;
    made(name: string, views: DeckView[]): OwnDeck;
    read(given: { known: DeckKnown; word: Speech["word"]; written: Written }): OwnDecks;
    current(decks: { at: string; decks: OwnDeck[] }): OwnDeck;
    write(decks: OwnDecks, known: DeckKnown): boolean;
  }
  interface Thumbs {
    load(image: HTMLImageElement): Promise<boolean>;
    later(image: HTMLImageElement, failed: () => void): void;
  }
  /** What a board shows: the decks, whether the browser keeps them, and whether there is something to undo. */
  interface Boarded { at: string; decks: OwnDeck[]; isKept: boolean; canUndo: boolean; template: File | null; withOwn: boolean }
  interface BoardGiven {
    api: Api;
    /** What is done where something of `data-deck` is pressed, with the number of its slide. */
    acts: Record<string, (index: number, event: On<MouseEvent>) => void>;
    /** A slide's words, or the deck's name, or which deck it is, were changed. */
    edited(part: string, text: string, index: number): void;
    /** A template for slides was chosen. */
    templated(file: File): void;
    /** Figures of the reader's own are to go along, or not. */
    owned(withThem: boolean): void;
    move(from: number, to: number): void;
    step(index: number, by: number, part: string): void;
  }
  interface Board {
    el: HTMLElement;
    list(boarded: Boarded): void;
    /** Names, titles and lines anew, without taking away what has the focus. */
    reword(boarded: Boarded): void;
    tell(text: string | Node | (string | Node)[]): void;
    focusOn(index: number, wanted: string): void;
    shownName(view: DeckView): string;
    /** Code of the country of which a ready-made deck is asked; empty for the world. */
    ready(): string;
  }
  type Rows = (number | string[])[];
  type Tell = (text: string, lasting?: number) => void;
  interface DeckDrawer {
    arrive(given: Api): void;
    pin(box: HTMLElement): void;
    mark(): void;
    present(box: HTMLElement): Promise<void>;
    open(): void;
  }
  /** What the studio is told once (dashboard/parts/studio.py). Of a size: its name, pixels across and down, the most and the least across. `scale`: times as many has what is saved. */
  interface StudioTold {
    sizes: Record<string, [string, number, number, number, number]>;
    scale: number;
    title: number;
    words: Record<string, string>;
  }
  /** What the studio is opened for. `size`: the one chosen beforehand, nothing where no picture is drawn. */
  interface StudioAsked {
    panel: string;
    query: string;
    /** Nothing where the panel has no title of its own in the browser: its picture tells. */
    title: string;
    size: string;
    /** Nothing where all the world is seen, "chosen", or longitude, latitude and scale. */
    window: string;
    /** Figures of the reader's own that its files can have. */
    own: Omit<OwnRow, "note">[];
    isRows: boolean;
    isMap: boolean;
    files: string[][];
    save: (() => void) | null;
    slides(format: string): string;
  }
  interface Studio { make(told: StudioTold, api: Api): void; open(asked: StudioAsked): void }

  /** A deck on its way to the server. `own`: figures of the reader's own, if they go along. */
  interface DeckSent { rows: Rows; name: string; format: string; template?: File; own: Omit<OwnRow, "note">[] }
  interface Slides {
    follow(link: HTMLAnchorElement, api: Api): Promise<void>;
    /** `name`: of the deck, before the name of its file. */
    fetchFile(address: string, api: Api, tell: Tell, own?: Omit<OwnRow, "note">[]): Promise<boolean>;
    /** Whether it was not refused: a deck that could not be made just now may be asked for again as it is. */
    saveDeck(deck: DeckSent, api: Api, tell: Tell): Promise<boolean>;
    takeAlong(rows: Rows, name: string, api: Api, tell: Tell): Promise<boolean>;
    takePictures(rows: Rows, name: string, api: Api, tell: Tell): Promise<boolean>;
    titles(rows: Rows, api: Api): Promise<{ title: string; subtitle: string }[]>;
    changes(view: DeckView, api: Api): Promise<string[]>;
  }

  // ---------------------------------------------------------------- slide.js, show.js, speaker.js

  /** Another year or country than the deck has. */
  interface Change { year?: number; area?: string | null }
  interface Slide {
    el: HTMLElement;
    answer: Answer;
    view: DeckView;
    texts: Speech;
    api: Lent;
    change: Change;
    seen: Seen;
    pinned: Seen;
    /** Its parts by name. */
    at: Record<string, any>;
    map?: WorldMap;
    area?: string | null;
    room?: string;
    /** Whether the drawing of its picture is shown, and the words around that. */
    isStill?: boolean;
    /** Whether its map was clicked on, and answers the pointer. */
    isPointedAt?: boolean;
  }
  /** Pixels of the figure that a chart needs. */
  interface Needs { tall?: number; wide?: number }
  interface SlideMaker {
    make(
      given: { answer: Answer; deck: Answer; view: DeckView; number: string; change: Change },
      context: { texts: Speech; shapes: WorldMap["shapes"] | null; api: Lent },
    ): Slide;
    draw(slide: Slide): Promise<void>;
    move(slide: Slide, change: Change): Promise<void> | null;
    titleOf(slide: Slide): string;
    scroller(slide: Slide): HTMLElement | null;
    drop(slide: Slide): void;
  }
  interface ShowGiven {
    texts: Speech;
    views: DeckView[];
    ask(view: DeckView, change: Change, name?: string, again?: () => boolean): Promise<Answer>;
    /** Where there is a server that is asked again by itself. */
    connection?: Connection;
    ready(answer: Answer): Promise<WorldMap["shapes"] | null>;
    root: string;
    channel: string;
    speaker: boolean;
    /** Seconds of a slide; 0 where the show does not go on by itself. */
    loop: number;
    /** Goes back to where the reader came from; none where there is no such page. */
    leave?(): void;
  }
  interface ShowState { at: number; dark: string; changes: Record<number, Change>; started: number }
  interface Show {
    state: ShowState;
    views: DeckView[];
    answerOf(index: number, change: Change): Promise<Answer>;
    changeOf(index: number): Change;
    makeSlide(index: number, into: HTMLElement): Promise<Slide>;
    go(index: number): void;
    shown: Promise<void>;
  }

  // ---------------------------------------------------------------- grid.js, and what is short

  interface GridWish { box: HTMLElement; words: any; indicator: string; query: string }
  interface Rowed { show(wish: GridWish, lent: Api): void; leave(): void; save(): void }

  /** What a folder of the show has in place of a server. */
  interface Bundled {
    known: Base;
    slides: { view: DeckView; base: Answer; years: Record<number, Answer> }[];
    root: string;
    notice: string;
  }
}

interface Window {
  reachTexts: Reach.Texts;
  reachTables: Reach.Tables;
  reachLabels: Reach.Labels;
  reachMaps: Reach.Maps;
  reachNamed: Reach.Named;
  reachCharts: Reach.Charts;
  reachDark: Reach.Dark;
  reachOwn: Reach.Own;
  reachOwnPage: { start(place: HTMLElement, told: { schema: any; words: Record<string, string>; reasons: Record<string, string> }, api: Reach.Speech & { banner(): void }): void };
  reachFlows: Reach.Flows;
  reachCoverage: Reach.Coverage;
  reachConnection: Reach.Connection;
  /** Dash's questions (answers.js): the page that a reader may open next is fetched ahead. */
  reachAnswers: { foresee(page: { path: string; search: string }): void };
  reachKeeping: Reach.Keeping;
  reachAgreement: Reach.Agreement;
  reachDeckForm: Reach.DeckForm;
  reachDecks: Reach.DeckStore;
  reachThumbs: Reach.Thumbs;
  reachBoard: { make(given: Reach.BoardGiven): Reach.Board; addressOf(view: Reach.DeckView): string };
  reachDeck: Reach.DeckDrawer;
  reachSlides: Reach.Slides;
  reachSlide: Reach.SlideMaker;
  reachShow: { start(given: Reach.ShowGiven): Reach.Show };
  reachSpeaker: { start(show: Reach.Show, texts: Reach.Speech): void };
  reachGrid: Reach.Rowed;
  reachStudio: Reach.Studio;
  reachLetters: Reach.Letters;
  reachEmbed: { open(box: HTMLElement, given: Reach.Api): void };
  /** How words are compared (folding.js): without capitals and accents; without the Arabic article; without their endings. */
  reachFolding: { folded(text: string): string; article(word: string): string; stemOf(word: string, lang: string): string };
  reachFinder: { mend(api: Reach.Api): void };
  reachSearch: { make(told: { lang: string; entries: Reach.Entry[] }): Promise<Reach.Search> };
  reachPaper: { fit(paper: HTMLElement): void };
  reachBundled: Reach.Bundled;
  reachOutlines: Reach.Outlines;

  /** plotly.js (assets/vendor/plotly-reach.min.js): the functions that the scripts call. */
  Plotly: {
    react(div: HTMLElement, data: any[], layout: any, config: Record<string, boolean>): Promise<HTMLElement>;
    relayout(div: HTMLElement, change: Record<string, unknown>): Promise<HTMLElement>;
    purge(div: HTMLElement): void;
    toImage(div: HTMLElement, form: { format: string; width: number; height: number }): Promise<string>;
    Plots: { resize(div: HTMLElement): Promise<void> };
  };
  /** AG Grid (assets/vendor/ag-grid-reach.min.js). */
  agGrid: { createGrid(root: HTMLElement, options: any): any; themeQuartz: any };
  /** MiniSearch (assets/vendor/minisearch-reach.min.js). */
  MiniSearch: new (options: Record<string, unknown>) => {
    addAllAsync(documents: unknown[], options: { chunkSize: number }): Promise<void>;
    search(text: string, options: Record<string, unknown>): { id: string; score: number }[];
  };
  /** Dash's own, in the browser. */
  dash_clientside: {
    readonly no_update?: unknown;
    set_props?(id: unknown, props: Record<string, unknown>): void;
    reach?: Record<string, (...inputs: any[]) => unknown>;
  };
  dash_component_api: { getLayout(id: unknown): { props: Record<string, unknown> } | undefined };
  _dashPlotlyJSURL: string;
}

interface DocumentEventMap {
  "reach:connection": Reach.Heard;
  "reach:slide": CustomEvent<{ at: number }>;
  "reach:state": CustomEvent<Reach.ShowState>;
}

// What the scripts pick by a selector is HTML unless they say otherwise (@type {SVGElement}).
interface ParentNode {
  querySelector<K extends keyof HTMLElementTagNameMap>(selectors: K): HTMLElementTagNameMap[K] | null;
  querySelector<E extends Element = HTMLElement>(selectors: string): E | null;
  querySelectorAll<K extends keyof HTMLElementTagNameMap>(selectors: K): NodeListOf<HTMLElementTagNameMap[K]>;
  querySelectorAll<E extends Element = HTMLElement>(selectors: string): NodeListOf<E>;
}
interface Element {
  closest<K extends keyof HTMLElementTagNameMap>(selector: K): HTMLElementTagNameMap[K] | null;
  closest<E extends Element = HTMLElement>(selectors: string): E | null;
}
// What plotly.js and d3 write on the nodes that they draw.
interface Node { __data__?: any }
