/* The sandbox page: phones that talk to the bot through /sandbox/…; it draws what the server says and keeps nothing of its own.
   Sections: tools · server · times · safe text · menus and dialogs · messages · phone · top bar · panels · the loop. */

// ---------------------------------------------------------------- tools

const byId = (id) => document.getElementById(id);
const sleep = (ms) => new Promise((done) => setTimeout(done, ms));
const narrow = matchMedia("(max-width: 720px)");

/** Builds an element; `text` becomes textContent, `on…` listeners, true an empty attribute, null/false nothing. */
function el(tag, props = {}, ...kids) {
  const node = document.createElement(tag);
  for (const [name, value] of Object.entries(props)) {
    if (value === undefined || value === null || value === false) continue;
    if (name === "text") node.textContent = value;
    else if (name === "class") node.className = value;
    else if (name.startsWith("on")) node.addEventListener(name.slice(2), value);
    else node.setAttribute(name, value === true ? "" : value);
  }
  node.append(...kids.filter((kid) => kid !== null && kid !== undefined && kid !== false));
  return node;
}

/** What was chosen on this machine survives a reload; a browser without storage just forgets. */
const memory = {
  get(key, otherwise) {
    try { return JSON.parse(localStorage.getItem(`susid.${key}`)) ?? otherwise; } catch { return otherwise; }
  },
  set(key, value) {
    try { localStorage.setItem(`susid.${key}`, JSON.stringify(value)); } catch { /* private window: nothing to keep */ }
  },
};

const fullName = (person) => [person.first_name, person.last_name].filter(Boolean).join(" ");
const labelOf = (person) => person.label || fullName(person);

// ---------------------------------------------------------------- server

const page = { people: [], bots: [], bot: null, phones: new Map(), version: 0, clock: null, faults: {} };

/** One call to the sandbox; throws an Error whose message can be shown. */
async function call(method, path, body) {
  const init = { method };
  if (body instanceof FormData) init.body = body;
  else if (body) {
    init.body = JSON.stringify(body);
    init.headers = { "Content-Type": "application/json" };
  }
  const response = await reach(withBot(path, method), init);
  const answer = await response.json().catch(() => ({}));
  if (!response.ok) throw new Error(answer.error || `HTTP ${response.status}`);
  return answer;
}

/** fetch, with a lost sandbox said at once and in words. */
async function reach(path, init) {
  try {
    const response = await fetch(path, init);
    byId("offline").hidden = true;
    return response;
  } catch {
    byId("offline").hidden = false;
    throw new Lost("немає зв'язку з пісочницею");
  }
}

class Lost extends Error {}

/** Names the bot only when there is a choice; the server knows the single one itself. */
function withBot(path, method) {
  if (page.bots.length < 2 || !path.startsWith("/sandbox/people/")) return path;
  return `${path}${path.includes("?") ? "&" : "?"}bot=${page.bot}`;
}

/** A short message of the page itself (not of a phone). */
function note(text, kind = "") {
  const node = el("p", { class: `note-card ${kind}`, text });
  byId("notes").append(node);
  setTimeout(() => node.remove(), 5000);
}

/** Runs an action; what fails is said, not thrown. */
async function tried(action, say = note) {
  try { return await action(); } catch (error) {
    say(`Не вийшло: ${error.message}`, "bad");
    return null;
  }
}

// ---------------------------------------------------------------- times (Europe/Kyiv, in words)

const kyiv = (options) => new Intl.DateTimeFormat("uk-UA", { timeZone: "Europe/Kyiv", ...options });
const hourMinute = kyiv({ hour: "2-digit", minute: "2-digit" });
const dayWords = kyiv({ weekday: "long", day: "numeric", month: "long" });
const dayShort = kyiv({ weekday: "short", day: "numeric", month: "long" });
const preciseTime = kyiv({ hour: "2-digit", minute: "2-digit", second: "2-digit", fractionalSecondDigits: 3 });

/** The sandbox clock now: what the server said plus what has passed since. */
function sandboxNow() {
  return page.clock ? new Date(page.clock.base + performance.now() - page.clock.takenAt) : new Date();
}

function takeClock(clock) {
  page.clock = { base: Date.parse(clock.now), takenAt: performance.now(), offset: clock.offset || 0 };
  paintClock();
}

function paintClock() {
  if (!page.clock) return;
  const now = sandboxNow();
  setText(byId("clock-time"), hourMinute.format(now));
  setText(byId("clock-date"), dayWords.format(now));
  const ahead = aheadWords(page.clock.offset);
  byId("clock-ahead").hidden = !ahead;
  setText(byId("clock-ahead"), ahead);
}

function setText(node, text) {
  if (node.textContent !== text) node.textContent = text;
}

/** «+1 дн 3 год» beside the clock while it differs from the real one. */
function aheadWords(seconds) {
  const minutes = Math.round(Math.abs(seconds) / 60);
  if (!minutes) return "";
  const parts = [[Math.floor(minutes / 1440), "дн"], [Math.floor(minutes / 60) % 24, "год"], [minutes % 60, "хв"]];
  const words = parts.filter(([count]) => count).map(([count, unit]) => `${count} ${unit}`);
  return `${seconds < 0 ? "−" : "+"}${words.join(" ")}`;
}

// ---------------------------------------------------------------- safe text

const SAFE_TAGS = new Set(["b", "strong", "i", "em", "u", "ins", "s", "del", "code", "pre", "blockquote", "tg-spoiler", "span", "a", "br"]);
const SAFE_LINK = /^(https?:|tel:|mailto:|tg:)/i;
const LINKS = /(https?:\/\/[^\s<>«»"]+[^\s<>«»".,;:!?)]|t\.me\/[^\s<>«»"]+[^\s<>«»".,;:!?)]|(?<![\w/])\/[a-z][a-z0-9_]{0,31}(?![\w/])|\+380\d{9}\b)/gi;

/** The server's html again, element by element from the allow-list; anything else leaves only its text. */
function safeHtml(html, phone) {
  const out = document.createDocumentFragment();
  copySafe(new DOMParser().parseFromString(html, "text/html").body, out, phone, true);
  return out;
}

function copySafe(from, to, phone, links) {
  for (const child of from.childNodes) {
    if (child.nodeType === Node.TEXT_NODE) to.append(links ? linked(child.data, phone) : child.data);
    if (child.nodeType !== Node.ELEMENT_NODE) continue;
    const tag = child.localName;
    if (tag === "script" || tag === "style" || tag === "template") continue;
    const copy = SAFE_TAGS.has(tag) ? safeElement(child, tag, phone) : to;
    copySafe(child, copy, phone, links && !["a", "code", "pre"].includes(tag));
    if (copy !== to) to.append(copy);
  }
}

function safeElement(source, tag, phone) {
  if (tag === "a") return link(source.getAttribute("href") || "", phone);
  if (tag === "tg-spoiler" || source.classList.contains("spoiler")) return spoiler();
  return document.createElement(tag);
}

function spoiler() {
  const node = el("span", { class: "spoiler", role: "button", tabindex: "0", "aria-label": "Прихований текст, натисніть, щоб відкрити" });
  const open = () => { node.classList.add("open"); node.removeAttribute("aria-label"); };
  node.addEventListener("click", open);
  node.addEventListener("keydown", (event) => event.key === "Enter" && open());
  return node;
}

/** A link; a link to our bot opens on a phone of this page instead of Telegram. */
function link(href, phone) {
  const node = el("a", { rel: "noopener noreferrer", target: "_blank" });
  if (!SAFE_LINK.test(href)) return node;
  node.href = href;
  const payload = startPayload(href);
  if (payload !== null && phone) node.addEventListener("click", (event) => { event.preventDefault(); openOnPhone(payload, phone); });
  return node;
}

/** The payload of a t.me link to one of the bots here, "" if it has none, null for any other link. */
function startPayload(href) {
  const match = /^(?:https?:\/\/t\.me\/|tg:\/\/resolve\?domain=)([a-z0-9_]+)(?:[?&]start=([\w-]*))?/i.exec(href);
  if (!match || !page.bots.some((bot) => bot.username?.toLowerCase() === match[1].toLowerCase())) return null;
  return match[2] || "";
}

/** Plain text with what a messenger makes tappable: addresses, commands, telephone numbers. */
function linked(text, phone) {
  const out = document.createDocumentFragment();
  let at = 0;
  for (const match of text.matchAll(LINKS)) {
    out.append(text.slice(at, match.index), tappable(match[0], phone));
    at = match.index + match[0].length;
  }
  out.append(text.slice(at));
  return out;
}

function tappable(word, phone) {
  if (word.startsWith("/")) {
    return el("button", { type: "button", class: "command", text: word, onclick: () => phone.sendText(word) });
  }
  const href = word.startsWith("+") ? `tel:${word}` : /^http/i.test(word) ? word : `https://${word}`;
  const node = link(href, phone);
  node.textContent = word;
  return node;
}

// ---------------------------------------------------------------- menus and dialogs

let closeMenu = () => {};

/** A small menu beside its button: arrows, Escape and a click elsewhere work; items are [text, action, testid?]. */
function menu(anchor, items, label) {
  closeMenu();
  const node = el("div", { class: "menu", role: "menu", "aria-label": label });
  for (const [text, action, testid] of items) {
    const pick = () => { closeMenu(); action(); };
    node.append(el("button", { type: "button", role: "menuitem", text, onclick: pick, "data-testid": testid }));
  }
  document.body.append(node);
  place(node, anchor);
  wireMenu(node, anchor);
}

function wireMenu(node, anchor) {
  const outside = (event) => { if (!node.contains(event.target)) closeMenu(); };
  anchor.setAttribute("aria-expanded", "true");
  closeMenu = () => {
    const had = node.contains(document.activeElement);
    node.remove();
    anchor.setAttribute("aria-expanded", "false");
    removeEventListener("pointerdown", outside, true);
    closeMenu = () => {};
    if (had) anchor.focus({ preventScroll: true });
  };
  addEventListener("pointerdown", outside, true);
  node.addEventListener("keydown", (event) => menuKey(event, node));
  node.firstElementChild.focus({ preventScroll: true });
}

function menuKey(event, node) {
  if (event.key === "Escape" || event.key === "Tab") { event.preventDefault(); closeMenu(); }
  const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
  if (!step) return;
  event.preventDefault();
  const all = [...node.children];
  all[(all.indexOf(document.activeElement) + step + all.length) % all.length].focus();
}

/** Puts a floating node next to its anchor and inside the window. */
function place(node, anchor) {
  const from = anchor.getBoundingClientRect();
  const size = node.getBoundingClientRect();
  const below = from.bottom + size.height + 12 < innerHeight;
  node.style.top = `${Math.max(8, below ? from.bottom + 4 : from.top - size.height - 4)}px`;
  node.style.left = `${Math.max(8, Math.min(from.left, innerWidth - size.width - 8))}px`;
}

/** Asks in a modal dialog; resolves to the fields' values, or null when closed without agreeing. */
function ask({ title, text, fields = [], ok = "Гаразд", cancel = "Ні, не треба", testid = "dialog" }) {
  return new Promise((done) => {
    const form = el("form", { method: "dialog" }, el("h2", { text: title }), text && el("p", { text }), ...fields.map(field));
    form.append(el("div", { class: "buttons" },
      el("button", { class: "primary", value: "ok", text: ok, "data-testid": `${testid}-ok` }),
      el("button", { value: "", text: cancel, formnovalidate: true, "data-testid": `${testid}-cancel` })));
    const dialog = el("dialog", { "data-testid": testid, "aria-label": title }, form);
    dialog.addEventListener("close", () => {
      done(dialog.returnValue === "ok" ? Object.fromEntries(new FormData(form)) : null);
      dialog.remove();
    });
    document.body.append(dialog);
    dialog.showModal();
  });
}

function field({ name, label, value = "", type = "text", options, required, hint, checked }) {
  if (type === "checkbox") return el("label", { class: "check" }, el("input", { type, name, value: "yes", checked }), el("span", { text: label }));
  const control = options
    ? el("select", { name }, ...options.map(([key, words]) => el("option", { value: key, text: words, selected: key === value })))
    : el("input", { type, name, value, required, placeholder: hint, autocomplete: "off", step: type === "number" ? "any" : null });
  return el("label", {}, el("span", { text: label }), control);
}

/** A link to the bot was tapped: on whose phone shall it open? */
async function openOnPhone(payload, phone) {
  const options = page.people.map((person) => [String(person.id), `${labelOf(person)} · ${fullName(person)}`]);
  const chosen = await ask({
    title: "Відкрити посилання", text: "На чиєму телефоні його відкрити?", ok: "Відкрити", testid: "open-link",
    fields: [{ name: "id", label: "Телефон", options, value: String(phone.person.id) }],
  });
  if (!chosen) return;
  showPerson(Number(chosen.id));
  await page.phones.get(Number(chosen.id))?.start(payload);
}

// ---------------------------------------------------------------- messages

const readableSize = (bytes) => (bytes >= 1048576 ? `${(bytes / 1048576).toFixed(1)} МБ` : bytes >= 1024 ? `${Math.round(bytes / 1024)} КБ` : `${bytes} Б`);
const seconds = (count) => `${Math.floor(count / 60)}:${String(count % 60).padStart(2, "0")}`;
const largest = (photo) => (Array.isArray(photo) ? photo[photo.length - 1] : photo);

/** What stands in one bubble: the parts of an album together, any other message alone. */
function together(messages) {
  const items = [];
  for (const message of messages) {
    const last = items.at(-1)?.[0];
    const same = message.media_group_id && last?.media_group_id === message.media_group_id && last.from === message.from;
    if (same) items.at(-1).push(message);
    else items.push([message]);
  }
  return items;
}

/** The part an album speaks with: the one that has the caption, else the first. */
const leadOf = (parts) => parts.find((message) => message.caption) || parts[0];
const isPicture = (message) => Boolean(message.photo || message.video);

/** One bubble: forward mark, quote, media, words, time. */
function bubble(parts, phone) {
  const message = leadOf(parts);
  const node = el("div", { class: "bubble" });
  if (message.forward_origin) node.append(el("p", { class: "forwarded", text: "Переслане повідомлення" }));
  const quoted = quote(message, phone);
  if (quoted) node.append(quoted);
  if (parts.length > 1 && parts.every(isPicture)) node.append(album(parts));
  else node.append(...parts.flatMap((part) => (part === message ? media(part) : [...media(part), words(part, phone)])));
  node.append(words(message, phone), meta(message));
  if (canEdit(message)) node.addEventListener("dblclick", () => phone.beginEdit(message));
  return node;
}

function words(message, phone) {
  const plain = message.text ?? message.caption ?? "";
  const node = el("div", { class: "words" });
  node.append(message.html ? safeHtml(message.html, phone) : linked(plain, phone));
  return node;
}

function meta(message) {
  const node = el("span", { class: "meta" });
  if (message.reactions) node.append(el("span", { text: message.reactions.join("") }));
  if (message.pinned) node.append(el("span", { title: "Закріплене", "aria-label": "закріплене", text: "📌" }));
  if (message.protected) node.append(el("span", { title: "Не можна переслати чи скопіювати", "aria-label": "захищене", text: "🔒" }));
  if (message.edited) node.append(el("span", { class: "edited", text: "змінено" }));
  node.append(el("time", { datetime: message.date, text: hourMinute.format(new Date(message.date)) }));
  return node;
}

function quote(message, phone) {
  const to = message.reply_to;
  if (!to) return null;
  const id = typeof to === "object" ? to.message_id : to;
  const source = phone.find(id) || (typeof to === "object" ? to : null);
  const text = source ? summary(source) : "Видалене повідомлення";
  const author = source?.from === "person" ? "Ви" : phone.botName();
  const jump = () => phone.reveal(id);
  return el("button", { type: "button", class: "quote", onclick: jump, "aria-label": `Відповідь на: ${text}` },
    el("b", { text: author }), el("span", { text }));
}

const KINDS = { photo: "Фото", voice: "Голосове", document: "Документ", contact: "Контакт", venue: "Місце", location: "Місце на мапі", sticker: "Наліпка", dice: "Кубик", video_note: "Відеоповідомлення", audio: "Звук", video: "Відео", animation: "Анімація" };

/** A message in a few words, for quotes and labels. */
function summary(message) {
  const plain = message.text ?? message.caption;
  if (plain) return plain.length > 80 ? `${plain.slice(0, 80)}…` : plain;
  return KINDS[Object.keys(KINDS).find((kind) => message[kind])] || "Повідомлення";
}

const CAPTIONED = ["text", "photo", "video", "animation", "audio", "document", "voice"];

/** One's own words under one's own things can be changed; what was forwarded cannot. */
function canEdit(message) {
  return message.from === "person" && !message.forward_origin && CAPTIONED.some((kind) => message[kind] !== undefined);
}

function media(message) {
  const kinds = Object.keys(KINDS).filter((kind) => message[kind] && !(kind === "location" && message.venue));
  return kinds.map((kind) => (DRAW[kind] || drawFile)(message[kind], kind));
}

/** Pictures side by side; the first row takes what does not fill rows of two (up to four pictures) or of three. */
function album(parts) {
  const row = parts.length <= 4 ? 2 : 3;
  const first = parts.length % row || row;
  const tiles = parts.map((part, index) => {
    const tile = part.photo ? pictureTile(part.photo) : videoTile(part.video);
    tile.style.gridColumn = `span ${6 / (index < first ? first : row)}`;
    tile.classList.toggle("whole", index < first && first === 1);
    return tile;
  });
  return el("div", { class: `album rows-of-${row}`, role: "group", "aria-label": `Альбом, файлів: ${parts.length}`, "data-testid": "album" }, ...tiles);
}

const tileLink = (url, label, ...kids) => el("a", { class: "tile", href: url, target: "_blank", rel: "noopener", "aria-label": label }, ...kids);
const pictureTile = (photo) => tileLink(largest(photo).url, "Відкрити фото", el("img", { src: largest(photo).url, alt: "Фото", loading: "lazy" }));
const videoTile = (video) => tileLink(video.url, "Відкрити відео", el("span", { class: "disc", "aria-hidden": "true", text: "▶" }), el("small", { text: video.duration ? seconds(video.duration) : "" }));

const DRAW = {
  photo(photo) {
    const { url, width, height } = largest(photo);
    const ratio = width && height ? Math.min(Math.max(width / height, 0.7), 2) : 4 / 3;
    const image = el("img", { src: url, alt: "Фото", loading: "lazy" });
    image.style.aspectRatio = String(ratio);   // the room is there before the picture is
    return el("a", { class: "photo", href: url, target: "_blank", rel: "noopener", "aria-label": "Відкрити фото" }, image);
  },
  voice(voice) {
    return el("div", { class: "voice" }, el("span", { class: "disc", "aria-hidden": "true", text: "🎤" }),
      el("audio", { controls: true, preload: "none", src: voice.url, "aria-label": "Голосове повідомлення" }),
      el("span", { class: "length", text: voice.duration ? seconds(voice.duration) : "" }));
  },
  contact(contact) {
    const digits = String(contact.phone_number ?? "").replace(/^(?=380\d{9}$)/, "+");
    return el("div", { class: "card-row" }, el("span", { class: "disc", "aria-hidden": "true", text: "👤" }),
      el("div", {}, el("b", { text: fullName(contact) || "Контакт" }), el("a", { href: `tel:${digits}`, text: digits })));
  },
  location(place) {
    const where = `${Number(place.latitude).toFixed(5)}, ${Number(place.longitude).toFixed(5)}`;
    return el("div", { class: "map", role: "img", "aria-label": `Місце на мапі: ${where}`, "data-testid": "map" },
      el("span", { class: "pin", text: "📍" }), el("span", { class: "where", text: where }));
  },
  venue(venue) {
    return el("div", { class: "venue" }, DRAW.location(venue.location), el("b", { text: venue.title }), el("small", { text: venue.address }));
  },
  sticker(sticker) { return el("div", { class: "huge", role: "img", "aria-label": "Наліпка", text: sticker.emoji || "🌻" }); },
  dice(dice) {
    return el("div", { class: "huge", role: "img", "aria-label": `Кубик: ${dice.value ?? ""}` }, dice.emoji || "🎲", el("small", { text: dice.value ?? "" }));
  },
  video_note(video) { return el("div", { class: "round" }, el("video", { controls: true, preload: "none", src: video.url, "aria-label": "Відеоповідомлення" })); },
};

/** A row with the name and the size: the name opens the file, the arrow keeps it. */
function drawFile(file, kind) {
  const name = file.file_name || KINDS[kind];
  const size = file.file_size ? readableSize(file.file_size) : "";
  return el("div", { class: "card-row file-row" },
    el("a", { class: "card-row file", href: file.url, target: "_blank", rel: "noopener", "aria-label": `Відкрити ${name}` },
      el("span", { class: "disc", "aria-hidden": "true", text: "📄" }),
      el("span", {}, el("b", { text: name }), el("small", { text: size }))),
    el("a", { class: "icon save", href: file.url, download: file.file_name || true, "aria-label": `Завантажити ${name}`, "data-testid": "download", text: "⬇" }));
}

/** The keyboard under a message. A press never disables the button: a second tap is what people do. */
function inlineKeyboard(message, phone) {
  const rows = message.reply_markup?.inline_keyboard;
  if (!rows?.length) return null;
  return el("div", { class: "inline", role: "group", "aria-label": "Кнопки повідомлення" },
    ...rows.map((row) => el("div", { class: "row" }, ...row.map((button) => inlineButton(button, message, phone)))));
}

function inlineButton(button, message, phone) {
  const props = { class: button.style ? `inline-button ${button.style}` : "inline-button", "data-testid": "inline-button" };
  const face = [el("span", { text: button.text }), el("i", { class: "spinner", "aria-hidden": "true" })];
  if (button.url) {
    const node = link(button.url, phone);
    for (const [name, value] of Object.entries(props)) node.setAttribute(name, value);
    node.append(el("span", { text: `${button.text} ↗` }));
    return node;
  }
  const key = `${message.message_id}/${button.callback_data ?? button.text}`;
  return el("button", { ...props, type: "button", "data-key": key, onclick: () => phone.tapInline(message, button, key) }, ...face);
}

/** Files and words as a form. */
function mediaForm(files, words) {
  const form = new FormData();
  for (const file of files) form.append("file", file);
  for (const [name, value] of Object.entries(words)) form.append(name, value);
  return form;
}

// ---------------------------------------------------------------- phone

const ALBUM_LIMIT = 10;

const PLACES = [["50.2437 32.5073", "Пирятин"], ["49.8787 34.0102", "Шишаки"], ["50.4501 30.5234", "Київ"], ["own", "Інше: впишу сам(а)"]];

/** One person's phone: its DOM and what it needs to draw only differences. */
class Phone {
  constructor(person) {
    this.person = person;
    this.chat = { messages: [], keyboard: null, waiting: [], toasts: [], blocked: false };
    this.byId = new Map();       // the messages that are there
    this.drawn = new Map();      // message_id → {node, body, keys}: what is on the screen and from which data
    this.pending = [];           // presses that wait for their answer: {key, id}
    this.toastsSeen = null;      // null until the first load: old toasts are not replayed
    this.editing = null;
    this.replying = null;
    this.keysShown = true;
    this.stuck = true;           // the newest message is in view
    this.read = 0;
    this.build();
  }

  build() {
    const id = this.person.id;
    this.caption = el("header", { class: "caption" });
    this.menuButton = el("button", { type: "button", class: "icon", text: "⋮", "aria-haspopup": "menu", "aria-label": "Меню телефона", "data-testid": "menu", onclick: () => this.openMenu() });
    this.commandsButton = el("button", { type: "button", class: "icon", text: "☰", hidden: true, "aria-haspopup": "menu", "aria-label": "Команди бота", "data-testid": "commands", onclick: () => this.openCommands() });
    this.title = el("b", { class: "bot-name" });
    this.status = el("small", {});
    const head = el("div", { class: "chat-head" }, el("span", { class: "avatar", "aria-hidden": "true" }), el("div", {}, this.title, this.status), this.commandsButton, this.menuButton);
    this.list = el("ol", { class: "messages", role: "log", tabindex: "0", "data-testid": "messages" });
    this.empty = this.buildEmpty();
    this.down = el("button", { type: "button", class: "down", hidden: true, "data-testid": "to-newest", "aria-label": "До найновішого повідомлення", onclick: () => this.toNewest() });
    this.toasts = el("div", { class: "toasts", role: "status", "aria-live": "polite" });
    const room = el("div", { class: "room" }, this.list, this.empty, this.down, this.toasts);
    this.screen = el("div", { class: "screen" }, head, room, this.buildFoot());
    this.node = el("section", { class: "phone", "data-testid": `phone-${id}`, "data-person": id }, this.caption, el("div", { class: "frame" }, this.screen));
    this.list.addEventListener("scroll", () => this.onScroll(), { passive: true });
    new ResizeObserver(() => { if (this.stuck) this.scrollDown(); }).observe(this.list);
    this.takePerson(this.person);
  }

  buildEmpty() {
    const payload = el("input", { type: "text", name: "payload", placeholder: "код або посилання", "aria-label": "Код із посилання-запрошення", "data-testid": "start-payload", autocomplete: "off", spellcheck: "false" });
    const form = el("form", { class: "deep-link", onsubmit: (event) => { event.preventDefault(); this.startFrom(payload); } },
      payload, el("button", { type: "submit", text: "Відкрити", "data-testid": "start-with-payload" }));
    return el("div", { class: "empty", hidden: true },
      el("div", { class: "hello" }, el("span", { class: "avatar big", "aria-hidden": "true" }),
        el("p", { text: "Тут ще нічого немає. Натисніть «Почати» — і бот привітається." })),
      el("details", {}, el("summary", { text: "Є посилання-запрошення?" }), form));
  }

  buildFoot() {
    this.input = el("textarea", { rows: "1", "data-testid": "input", placeholder: "Повідомлення", "aria-label": "Текст повідомлення", enterkeyhint: "send" });
    this.input.addEventListener("keydown", (event) => this.onKey(event));
    this.input.addEventListener("input", () => this.grow());
    this.attachButton = el("button", { type: "button", class: "icon", text: "📎", "aria-haspopup": "menu", "aria-label": "Прикріпити", "data-testid": "attach", onclick: () => this.openAttach() });
    this.toggle = el("button", { type: "button", class: "icon", text: "⌨️", hidden: true, "data-testid": "keyboard-toggle", "aria-label": "Показати або сховати кнопки", onclick: () => this.toggleKeys() });
    const send = el("button", { type: "submit", class: "icon send", text: "➤", "aria-label": "Надіслати", "data-testid": "send" });
    this.barText = el("span", { class: "bar-text" });
    this.bar = el("div", { class: "compose-bar", hidden: true }, this.barText,
      el("button", { type: "button", class: "icon", text: "✕", "aria-label": "Облишити", onclick: () => this.endBar() }));
    this.form = el("form", { class: "compose", onsubmit: (event) => { event.preventDefault(); this.submit(); } }, this.attachButton, this.input, this.toggle, send);
    this.keys = el("div", { class: "keys", role: "group", "aria-label": "Кнопки бота", hidden: true });
    this.startButton = el("button", { type: "button", class: "big-button", hidden: true, text: "Почати", "data-testid": "start", onclick: () => this.start("") });
    this.unblockButton = el("button", { type: "button", class: "big-button", hidden: true, text: "Розблокувати бота", "data-testid": "unblock", onclick: () => this.act("unblock", {}) });
    return el("div", { class: "foot" }, this.bar, this.form, this.keys, this.startButton, this.unblockButton);
  }

  // ---- what the server says

  takePerson(person) {
    this.person = person;
    const name = fullName(person);
    this.node.style.setProperty("--hue", String((person.id * 67) % 360));
    this.node.setAttribute("aria-label", `Телефон: ${labelOf(person)}`);
    this.list.setAttribute("aria-label", `Розмова: ${labelOf(person)}`);
    this.caption.replaceChildren(el("span", { class: "dot", "aria-hidden": "true" }), el("b", { class: "label", text: labelOf(person) }),
      el("span", { class: "name", text: person.label ? name : "" }));
    setText(this.title, this.botName());
    setText(this.status, person.deactivated ? "обліковий запис вилучено" : page.bots.length ? "бот" : "бот ще не прокинувся");
    this.drawCommands();
    this.node.classList.toggle("gone", Boolean(person.deactivated));
    if (this.toastsSeen) this.drawFoot(this.byId.size);
    this.paintTab();
  }

  /** The commands meant for this person; before the chat is known, those for everybody. */
  commands() { return this.chat.commands ?? this.bot()?.commands ?? []; }

  drawCommands() { this.commandsButton.hidden = !this.commands().length; }

  bot() { return page.bots.find((one) => one.id === page.bot); }

  botName() { return this.bot()?.name || "Бот"; }

  /** Fetches the chat; calls that come meanwhile make one more fetch, not many. */
  async load() {
    if (this.loading) { this.again = true; return this.loading; }
    this.loading = this.fetchChat();
    await this.loading;
    this.loading = null;
    if (this.again) { this.again = false; return this.load(); }
    return null;
  }

  async fetchChat() {
    const known = this.pending.filter((press) => press.id);
    try {
      const chat = await call("GET", `/sandbox/people/${this.person.id}/chat`);
      const waiting = new Set((chat.waiting || []).map(String));
      this.pending = this.pending.filter((press) => !known.includes(press) || waiting.has(press.id));
      this.draw(chat);
    } catch (error) {
      if (!(error instanceof Lost)) this.draw(this.chat);   // no bot yet: an empty chat; a lost connection is the loop's to say
    }
  }

  // ---- drawing

  draw(chat) {
    this.chat = chat;
    const messages = chat.messages.filter((message) => !message.deleted);
    this.byId = new Map(messages.map((message) => [message.message_id, message]));
    this.drawMessages(together(messages));
    this.drawCommands();
    this.drawKeys(chat.keyboard);
    this.drawFoot(messages.length);
    this.paintBusy();
    this.showToasts(chat.toasts || []);
    if (this.stuck) this.scrollDown();
    this.countUnread(messages);
  }

  drawMessages(items) {
    const heads = new Set(items.map(([first]) => first.message_id));
    for (const [id, drawn] of this.drawn) {
      if (!heads.has(id)) { drawn.node.remove(); this.drawn.delete(id); }
    }
    let day = "";
    let before = null;
    for (const parts of items) {
      const today = dayShort.format(new Date(parts[0].date));
      const node = this.drawMessage(parts, today === day ? "" : today);
      const next = before ? before.nextSibling : this.list.firstChild;
      if (next !== node) this.list.insertBefore(node, next);
      before = node;
      day = today;
    }
  }

  drawMessage(parts, day) {
    const [message] = parts;
    const { reply_markup: markup, ...rest } = message;
    const body = JSON.stringify([rest, ...parts.slice(1), message.reply_to ? this.find(message.reply_to)?.text : ""]);
    const keys = JSON.stringify(markup ?? null);
    const drawn = this.drawn.get(message.message_id) || this.newItem(message);
    if (drawn.body !== body) drawn.parts.replaceChildren(this.line(parts));
    drawn.day.hidden = !day;
    setText(drawn.day, day);
    if (drawn.keys !== keys) this.redrawKeys(drawn, message);
    drawn.body = body;
    drawn.keys = keys;
    return drawn.node;
  }

  newItem(message) {
    const parts = el("div", { class: "parts" });
    const stack = el("div", { class: "stack" }, parts);
    const day = el("p", { class: "day", hidden: true });
    const side = message.from === "person" ? "out" : "in";
    const node = el("li", { class: `message ${side}`, "data-testid": "message", "data-id": message.message_id, "data-from": message.from }, day, stack);
    const drawn = { node, day, stack, parts, body: null, keys: "null" };
    this.drawn.set(message.message_id, drawn);
    return drawn;
  }

  line(parts) {
    const message = leadOf(parts);
    const more = el("button", { type: "button", class: "icon more", text: "⋯", "aria-haspopup": "menu", "aria-label": `Дії з повідомленням: ${summary(message)}`, "data-testid": "message-menu", onclick: (event) => this.openMessageMenu(event.currentTarget, message, parts) });
    return el("div", { class: `line${message.protected ? " protected" : ""}` }, bubble(parts, this), more);
  }

  /** Replaces a keyboard; whoever stood on a button stays on the one that took its place. */
  redrawKeys(drawn, message) {
    const old = drawn.stack.querySelector(".inline");
    const at = old ? [...old.querySelectorAll(".inline-button")].indexOf(document.activeElement) : -1;
    const fresh = inlineKeyboard(message, this);
    old?.remove();
    if (fresh) drawn.stack.append(fresh);
    drawn.stack.classList.toggle("with-keys", Boolean(fresh));
    if (at >= 0) (fresh?.querySelectorAll(".inline-button")[at] || this.input).focus({ preventScroll: true });
  }

  drawKeys(keyboard) {
    const rows = Array.isArray(keyboard) ? keyboard : keyboard?.keyboard || keyboard?.rows || [];
    const sign = JSON.stringify(rows);
    if (sign !== this.keysSign) {
      this.keysSign = sign;
      this.keysShown = true;
      this.keys.replaceChildren(...rows.map((row) => el("div", { class: "row" }, ...row.map((button) => this.replyButton(button, keyboard)))));
    }
    this.hasKeys = rows.length > 0;
    this.input.placeholder = this.chat.placeholder || keyboard?.input_field_placeholder || "Повідомлення";
  }

  replyButton(button, keyboard) {
    const data = typeof button === "string" ? { text: button } : button;
    const tap = async () => {
      if (await this.tapReply(data) && keyboard?.one_time_keyboard) this.toggleKeys(false);
    };
    return el("button", { type: "button", class: "reply-button", text: data.text, "data-testid": "reply-button", onclick: tap });
  }

  drawFoot(count) {
    const gone = Boolean(this.person.deactivated);
    const blocked = this.chat.blocked || gone;
    const started = count > 0;
    this.empty.hidden = started || blocked;
    this.list.hidden = !started;
    this.startButton.hidden = started || blocked;
    this.unblockButton.hidden = !blocked || gone;
    this.form.hidden = blocked || !started;
    this.keys.hidden = blocked || !started || !this.hasKeys || !this.keysShown;
    this.toggle.hidden = !this.hasKeys;
    this.toggle.setAttribute("aria-pressed", String(this.keysShown));
    this.node.classList.toggle("blocked", blocked);
    if (blocked) this.endBar();
  }

  toggleKeys(shown = !this.keysShown) {
    this.keysShown = shown;
    this.drawFoot(this.byId.size);
  }

  paintBusy() {
    const keys = new Set(this.pending.map((press) => press.key));
    for (const button of this.list.querySelectorAll("button.inline-button")) {
      const busy = keys.has(button.dataset.key);
      if (busy !== button.hasAttribute("aria-busy")) button.toggleAttribute("aria-busy", busy);
      if (busy) button.setAttribute("aria-busy", "true");
    }
  }

  // ---- scrolling and unread

  onScroll() {
    this.stuck = this.list.scrollHeight - this.list.scrollTop - this.list.clientHeight < 48;
    this.countUnread();
  }

  scrollDown() { this.list.scrollTop = this.list.scrollHeight; }

  toNewest() {
    this.list.scrollTo({ top: this.list.scrollHeight, behavior: "smooth" });
    this.stuck = true;
  }

  isLooked() { return this.stuck && (!narrow.matches || page.current === this.person.id); }

  countUnread(messages = this.chat.messages.filter((message) => !message.deleted)) {
    const last = messages.at(-1)?.message_id || 0;
    if (this.isLooked() || this.toastsSeen === null) this.read = Math.max(this.read, last);
    this.unread = messages.filter((message) => message.from === "bot" && message.message_id > this.read).length;
    this.down.hidden = this.stuck;
    setText(this.down, this.unread ? `↓ ${this.unread}` : "↓");
    this.paintTab();
  }

  paintTab() {
    if (!this.tab) this.tab = el("button", { type: "button", "data-testid": `tab-${this.person.id}`, onclick: () => goTo(this.person.id) });
    const face = [labelOf(this.person), this.unread || 0].join("|");
    if (face === this.tabFace) return;
    this.tabFace = face;
    this.tab.replaceChildren(labelOf(this.person), this.unread ? el("span", { class: "badge", text: this.unread, "aria-label": `нових: ${this.unread}` }) : "");
  }

  find(id) { return this.byId.get(typeof id === "object" ? id.message_id : id); }

  reveal(id) {
    const head = this.find(id) && together([...this.byId.values()]).find((parts) => parts.some((part) => part.message_id === id));
    const node = this.drawn.get(head?.[0].message_id)?.node;
    if (!node) return;
    node.scrollIntoView({ block: "center", behavior: "smooth" });
    node.classList.add("flash");
    setTimeout(() => node.classList.remove("flash"), 1200);
  }

  // ---- answers to presses

  showToasts(toasts) {
    const first = this.toastsSeen === null;
    if (first) this.toastsSeen = new Set();
    for (const toast of toasts) {
      const key = `${toast.callback_query_id}|${toast.text}`;
      if (this.toastsSeen.has(key)) continue;
      this.toastsSeen.add(key);
      if (first || !toast.text) continue;
      if (toast.show_alert) this.alert(toast.text);
      else this.toast(toast.text);
    }
  }

  toast(text, kind = "") {
    const node = el("p", { class: `toast ${kind}`, text, "data-testid": "toast" });
    this.toasts.append(node);
    setTimeout(() => node.remove(), 4500);
  }

  alert(text) {
    const back = document.activeElement;
    const close = () => { cover.remove(); if (this.node.contains(back)) back.focus({ preventScroll: true }); };
    const ok = el("button", { type: "button", class: "primary", text: "Зрозуміло", "data-testid": "alert-ok", onclick: close });
    const box = el("div", { class: "alert", role: "alertdialog", "aria-modal": "true", "aria-label": text, "data-testid": "alert" }, el("p", { text }), ok);
    const cover = el("div", { class: "cover", onkeydown: (event) => event.key === "Escape" && close() }, box);
    this.screen.append(cover);
    if (this.node.contains(back) || back === document.body) ok.focus({ preventScroll: true });
  }

  // ---- what the person does

  /** One action of the person; true when the sandbox took it. */
  async act(action, body) {
    if (!page.bots.length) {
      this.toast("Бот ще не прокинувся. Зачекайте кілька секунд.", "bad");
      return false;
    }
    const answer = await tried(() => call("POST", `/sandbox/people/${this.person.id}/${action}`, body), (text) => this.toast(text, "bad"));
    return answer !== null;
  }

  onKey(event) {
    if (event.key === "Enter" && !event.shiftKey && !event.isComposing) { event.preventDefault(); this.submit(); }
    if (event.key === "Escape") this.endBar();
    if (event.key === "ArrowUp" && !this.input.value) this.editLast(event);
  }

  editLast(event) {
    const last = [...this.byId.values()].reverse().find((message) => message.from === "person" && message.text !== undefined);
    if (last) { event.preventDefault(); this.beginEdit(last); }
  }

  grow() {
    this.input.style.height = "auto";
    this.input.style.height = `${Math.min(this.input.scrollHeight, 132)}px`;
  }

  setInput(text) {
    this.input.value = text;
    this.grow();
  }

  async submit() {
    const text = this.input.value;
    const { editing } = this;
    const mayBeEmpty = editing && editing.text === undefined;   // a caption can be taken away, a text cannot
    if (!text.trim() && !mayBeEmpty) return;
    const answer = this.takeReply();
    this.endBar();
    this.setInput("");
    const done = editing ? await this.act("edit", { message_id: editing.message_id, text })
      : await this.sendText(text, answer.reply_to);
    if (!done && !this.input.value) this.setInput(text);
  }

  sendText(text, replyTo) {
    this.stuck = true;
    return this.act("text", replyTo ? { text, reply_to: replyTo } : { text });
  }

  /** What is being answered goes with whatever is sent next, once. */
  takeReply() {
    const answer = this.replying ? { reply_to: this.replying.message_id } : {};
    if (this.replying) this.endBar();
    return answer;
  }

  start(payload) { return this.sendText(payload ? `/start ${payload}` : "/start"); }

  /** The field takes a bare code, `/start code` or the whole link. */
  startFrom(input) {
    const value = input.value.trim();
    const payload = /[?&]start=([\w-]+)/.exec(value)?.[1] || value.replace(/^\/start\s*/, "");
    input.value = "";
    return this.start(payload);
  }

  async tapInline(message, button, key) {
    if (button.copy_text) return this.copy(button.copy_text.text);
    if (button.callback_data === undefined) return this.toast("Ця кнопка працює лише у справжньому Telegram");
    const press = { key, id: null };
    this.pending.push(press);
    this.paintBusy();
    const answer = await tried(() => call("POST", `/sandbox/people/${this.person.id}/press`, { message_id: message.message_id, data: button.callback_data }), (text) => this.toast(text, "bad"));
    if (answer) press.id = String(answer.callback_query_id);
    else this.pending = this.pending.filter((one) => one !== press);
    this.paintBusy();
    return this.load();
  }

  async copy(text) {
    await tried(() => navigator.clipboard.writeText(text), () => {});
    this.toast("Скопійовано");
  }

  async tapReply(button) {
    if (button.request_contact) return this.confirmContact();
    if (button.request_location) return this.askLocation();
    return this.sendText(button.text);
  }

  async confirmContact() {
    const own = this.person.phone || "";
    const fields = own ? [] : [{ name: "phone", label: "Номер телефону", type: "tel", required: true, hint: "+380…" }];
    const agreed = await ask({ title: "Поділитися номером?", text: `Бот побачить ваше ім'я і номер${own ? `: ${own}` : ""}.`, fields, ok: "Поділитися", testid: "share-contact" });
    return agreed ? this.act("contact", { ...agreed, ...this.takeReply(), user_id: this.person.id }) : false;
  }

  async askLocation() {
    const chosen = await ask({
      title: "Надіслати місце", text: "Оберіть вигадане місце.", ok: "Надіслати", testid: "share-location",
      fields: [{ name: "place", label: "Місце", options: PLACES, value: PLACES[0][0] },
        { name: "own", label: "Або широта й довгота", hint: "50.2437 32.5073" },
        { name: "title", label: "Назва, якщо є", hint: "Лікарня" }, { name: "address", label: "Адреса", hint: "вул. Шевченка, 1" }],
    });
    if (!chosen) return false;
    const [latitude, longitude] = (chosen.own || chosen.place).split(/[\s,;]+/).map(Number);
    if (!Number.isFinite(latitude) || !Number.isFinite(longitude)) return this.toast("Потрібні два числа: широта й довгота", "bad");
    const { title, address } = chosen;
    const named = title || address ? { title: title || address, address: address || title } : null;
    return this.act(named ? "venue" : "location", { latitude, longitude, ...named, ...this.takeReply() });
  }

  async sendOtherContact() {
    const given = await ask({
      title: "Надіслати контакт", text: "Порожні поля — ваш власний контакт.", ok: "Надіслати", testid: "send-contact",
      fields: [{ name: "first_name", label: "Ім'я" }, { name: "phone", label: "Телефон", type: "tel", hint: "+380…" }],
    });
    if (!given) return;
    const other = Object.fromEntries(Object.entries(given).filter(([, value]) => value.trim()));
    this.act("contact", { ...other, ...this.takeReply() });
  }

  /** An album of built-in pictures or documents; the typed text is offered as the caption. */
  async askAlbum() {
    const chosen = await ask({
      title: "Надіслати альбом", text: "Кілька файлів одним повідомленням.", ok: "Надіслати", testid: "send-album",
      fields: [{ name: "kind", label: "Що саме", options: [["photo", "Фото"], ["video", "Відео"], ["document", "Документи"]], value: "photo" },
        { name: "n", label: "Скільки", options: [2, 3, 4, 5, 6, 7, 8, 9, 10].map((count) => [String(count), String(count)]), value: "3" },
        { name: "caption", label: "Підпис", value: this.input.value.trim() }],
    });
    if (!chosen) return;
    this.stuck = true;
    if (await this.act("album", { ...chosen, n: Number(chosen.n), ...this.takeReply() })) this.setInput("");
  }

  /** A file of the machine, or the small built-in one; the typed text becomes the caption. */
  sendFile(kind, accept) {
    if (accept === undefined) return this.sendMedia(kind, []);
    const picker = el("input", { type: "file", accept, multiple: true, hidden: true });
    picker.addEventListener("change", () => { if (picker.files.length) this.sendMedia(kind, [...picker.files].slice(0, ALBUM_LIMIT)); picker.remove(); });
    document.body.append(picker);
    return picker.click();
  }

  async sendMedia(kind, files) {
    const words = { ...this.takeReply() };
    const caption = this.input.value.trim();
    if (caption) words.caption = caption;
    const act = files.length > 1 ? "album" : kind;
    this.stuck = true;
    const body = files.length ? mediaForm(files, { ...words, kind }) : words;
    if (await this.act(act, body) && caption) this.setInput("");
  }

  openAttach() {
    menu(this.attachButton, [
      ["📷 Фото", () => this.sendFile("photo"), "attach-photo"],
      ["🗂 Альбом із кількох…", () => this.askAlbum(), "attach-album"],
      ["🎤 Голосове", () => this.sendFile("voice"), "attach-voice"],
      ["📄 Документ", () => this.sendFile("document"), "attach-document"],
      ["📍 Місце на мапі", () => this.askLocation(), "attach-location"],
      ["👤 Контакт", () => this.sendOtherContact(), "attach-contact"],
      ["🌻 Наліпка", () => this.act("sticker", this.takeReply()), "attach-sticker"],
      ["🎲 Кубик", () => this.act("dice", this.takeReply()), "attach-dice"],
      ["🎬 Відеоповідомлення", () => this.sendFile("video_note"), "attach-video-note"],
      ["🖼 Фото з пристрою, до 10…", () => this.sendFile("photo", "image/*"), "attach-own-photo"],
      ["📁 Файли з пристрою…", () => this.sendFile("document", ""), "attach-own-file"],
    ], "Прикріпити");
  }

  openCommands() {
    const items = this.commands().map((one) => [`/${one.command} — ${one.description}`, () => this.sendText(`/${one.command}`), `command-${one.command}`]);
    menu(this.commandsButton, items, "Команди бота");
  }

  openMenu() {
    const items = [
      ["▶️ Почати спочатку (/start)", () => this.start(""), "menu-start"],
      ["🔗 Відкрити посилання-запрошення…", () => this.askPayload(), "menu-payload"],
      ["↪️ Переслати чуже повідомлення…", () => this.askForward(), "menu-forward"],
      this.chat.blocked ? ["🔓 Розблокувати бота", () => this.act("unblock", {}), "menu-unblock"]
        : ["🚫 Заблокувати бота", () => this.act("block", {}), "menu-block"],
      ["🪦 Вилучити обліковий запис…", () => this.confirmDeactivate(), "menu-deactivate"],
      ["🙈 Сховати цей телефон", () => hidePerson(this.person.id), "menu-hide"],
    ];
    menu(this.menuButton, items, "Меню телефона");
  }

  openMessageMenu(anchor, message, parts) {
    const items = [["↩️ Відповісти", () => this.beginReply(message), "message-reply"]];
    if (canEdit(message)) items.push([message.text === undefined ? "✏️ Змінити підпис" : "✏️ Змінити", () => this.beginEdit(message), "message-edit"]);
    if (!message.protected && (message.text ?? message.caption)) items.push(["📋 Скопіювати", () => this.copy(message.text ?? message.caption), "message-copy"]);
    items.push([parts.length > 1 ? "🗑 Видалити альбом" : "🗑 Видалити для обох", () => this.remove(parts), "message-delete"]);
    menu(anchor, items, "Дії з повідомленням");
  }

  async remove(parts) {
    for (const part of parts) await this.act("delete", { message_id: part.message_id });
  }

  async askPayload() {
    const given = await ask({ title: "Посилання-запрошення", text: "Вставте посилання або лише код із нього.", ok: "Відкрити", testid: "payload", fields: [{ name: "value", label: "Посилання", required: true }] });
    if (given) this.startFrom(given);
  }

  async askForward() {
    const given = await ask({ title: "Переслати повідомлення", text: "Від того, хто приховав своє ім'я.", ok: "Переслати", testid: "forward", fields: [{ name: "text", label: "Текст", required: true }] });
    if (given) this.act("forward", given);
  }

  async confirmDeactivate() {
    const sure = await ask({ title: "Вилучити обліковий запис?", text: "Бот більше не зможе писати цій людині.", ok: "Вилучити", testid: "deactivate" });
    if (sure) this.act("deactivate", {});
  }

  beginEdit(message) {
    this.editing = message;
    this.replying = null;
    this.openBar(`✏️ Зміна: ${summary(message)}`);
    const text = message.text ?? message.caption ?? "";
    this.setInput(text);
    this.input.setSelectionRange(text.length, text.length);
  }

  beginReply(message) {
    if (this.editing) this.endBar();
    this.replying = message;
    this.openBar(`↩️ Відповідь на: ${summary(message)}`);
  }

  openBar(text) {
    setText(this.barText, text);
    this.bar.hidden = false;
    getSelection()?.removeAllRanges();
    this.input.focus({ preventScroll: true });
  }

  endBar() {
    if (this.editing) this.setInput("");
    this.editing = null;
    this.replying = null;
    this.bar.hidden = true;
  }
}

// ---------------------------------------------------------------- which phones are shown

const FIRST_SHOWN = 6;

/** The chosen ones; until somebody chooses, the first few people. */
function isShown(person, index) {
  const chosen = memory.get("shown", {});
  return chosen[person.id] ?? index < FIRST_SHOWN;
}

function choose(id, shown) {
  memory.set("shown", { ...memory.get("shown", {}), [id]: shown });
  syncPhones();
}

const hidePerson = (id) => choose(id, false);

function showPerson(id) {
  if (!page.phones.has(id)) choose(id, true);
  goTo(id);
}

/** Makes the row of phones (and tabs) agree with the people; phones that stay are not touched. */
function syncPhones() {
  const wanted = page.people.filter(isShown);
  const ids = new Set(wanted.map((person) => person.id));
  for (const [id, phone] of page.phones) {
    if (!ids.has(id)) { phone.node.remove(); phone.tab.remove(); page.phones.delete(id); }
  }
  wanted.forEach((person, index) => {
    const phone = page.phones.get(person.id) || addPhone(person);
    phone.takePerson(person);
    putAt(byId("phones"), phone.node, index);
    putAt(byId("tabs"), phone.tab, index);
  });
  if (!ids.has(page.current)) page.current = wanted[0]?.id;
  paintCurrent();
}

function addPhone(person) {
  const phone = new Phone(person);
  page.phones.set(person.id, phone);
  phone.load();
  return phone;
}

function putAt(parent, node, index) {
  if (parent.children[index] !== node) parent.insertBefore(node, parent.children[index] || null);
}

function goTo(id) {
  const phone = page.phones.get(id);
  if (!phone) return;
  page.current = id;
  phone.node.scrollIntoView({ inline: "center", block: "nearest", behavior: "smooth" });
  paintCurrent();
  phone.countUnread();
}

function paintCurrent() {
  for (const [id, phone] of page.phones) {
    if (id === page.current) phone.tab.setAttribute("aria-current", "true");
    else phone.tab.removeAttribute("aria-current");
  }
}

/** A swipe on a narrow screen: the phone in view becomes the current one. */
function onSwipe() {
  if (!narrow.matches) return;
  const row = byId("phones");
  const phone = [...page.phones.values()].find((one) => one.node === row.children[Math.round(row.scrollLeft / row.clientWidth)]);
  if (!phone || phone.person.id === page.current) return;
  page.current = phone.person.id;
  paintCurrent();
  phone.tab.scrollIntoView({ inline: "center", block: "nearest", behavior: "smooth" });
  phone.countUnread();
}

// ---------------------------------------------------------------- top bar

async function refreshState() {
  const state = await call("GET", "/sandbox/state");
  page.people = state.people;
  page.bots = state.bots;
  if (!page.bots.some((bot) => bot.id === page.bot)) page.bot = page.bots[0]?.id ?? null;
  takeClock(state.clock);
  takeFaults(state.faults || {});
  paintBots();
  syncPhones();
  return state;
}

function paintBots() {
  byId("bot-choice").hidden = page.bots.length < 2;
  byId("bot-select").replaceChildren(...page.bots.map((bot) => el("option", { value: bot.id, text: `${bot.name} (${bot.id})`, selected: bot.id === page.bot })));
}

function chooseBot(event) {
  page.bot = page.bots.find((bot) => String(bot.id) === event.target.value)?.id ?? page.bot;
  for (const phone of page.phones.values()) phone.load();
}

/** Time passes by half hours, so that the bot does on the way what falls due there; one move at a time. */
async function moveClock(change) {
  const buttons = [...document.querySelectorAll("[data-advance], [data-to]")];
  for (const button of buttons) button.disabled = true;
  const clock = await tried(() => call("POST", "/sandbox/clock", { ...change, step: 1800 }));
  for (const button of buttons) button.disabled = false;
  if (clock?.now) takeClock(clock);
}

async function restartBot() {
  const sent = await tried(() => call("POST", "/sandbox/signals", { name: "restart-bot" }));
  if (sent) note("Прохання перезапуститися надіслано. Розмови мають продовжитися з того самого місця.");
}

async function addPerson() {
  const given = await ask({
    title: "Нова людина", text: "Вигадайте ім'я — справжні дані тут не потрібні.", ok: "Додати", testid: "new-person",
    fields: [{ name: "first_name", label: "Ім'я", required: true }, { name: "last_name", label: "Прізвище" },
      { name: "label", label: "Хто це", hint: "Мешканець, Соцпрацівниця…" }, { name: "phone", label: "Телефон", type: "tel", hint: "+380…" }],
  });
  if (!given) return;
  const body = Object.fromEntries(Object.entries(given).filter(([, value]) => value.trim()));
  const person = await tried(() => call("POST", "/sandbox/people", body));
  if (!person) return;
  await tried(refreshState);
  showPerson(person.id);
}

async function choosePeople() {
  const shown = page.people.filter(isShown).map((person) => person.id);
  const fields = page.people.map((person) => ({ type: "checkbox", name: String(person.id), label: person.label ? `${person.label} · ${fullName(person)}` : fullName(person), checked: shown.includes(person.id) }));
  const given = await ask({ title: "Чиї телефони показати", fields, ok: "Показати", cancel: "Облишити", testid: "choose-people" });
  if (!given) return;
  memory.set("shown", Object.fromEntries(page.people.map((person) => [person.id, String(person.id) in given])));
  syncPhones();
}

// ---------------------------------------------------------------- panels: faults, calls

/** Opens one side panel or none. */
function openPanel(name) {
  for (const one of ["faults", "calls"]) {
    const open = one === name && byId(`${one}-panel`).hidden;
    byId(`${one}-panel`).hidden = !open;
    byId(one).setAttribute("aria-expanded", String(open));
    if (open) byId(`${one}-panel`).querySelector("input, button").focus({ preventScroll: true });
  }
  if (!byId("calls-panel").hidden) followCalls();
}

const FAULT_WORDS = {
  latency_ms: (value) => value && `повільно: ${value} мс`,
  too_many: (value) => value?.count && `429 ще ${value.count}×, чекати ${value.retry_after} с`,
  bad_gateway: (value) => value && `502 ще ${value}×`,
  lost_answers: (value) => value && `загублених відповідей ще ${value}×`,
};

function takeFaults(faults) {
  page.faults = faults;
  const words = Object.entries(FAULT_WORDS).map(([name, say]) => say(faults[name])).filter(Boolean);
  byId("faults-badge").hidden = !words.length;
  setText(byId("faults-badge"), String(words.length));
  setText(byId("faults-now"), words.length ? `Зараз: ${words.join("; ")}.` : "Зараз збоїв немає.");
}

async function applyFaults(event) {
  event.preventDefault();
  const form = event.target.elements;
  const number = (name) => Number(form[name].value) || 0;
  const methods = form.methods.value.split(/[\s,]+/).filter(Boolean);
  const wanted = {
    latency_ms: number("latency_ms"), bad_gateway: number("bad_gateway"), lost_answers: number("lost_answers"),
    too_many: { count: number("too_many_count"), retry_after: number("retry_after") || 1 },
    methods,
  };
  const faults = await tried(() => call("POST", "/sandbox/faults", wanted));
  if (faults) takeFaults(faults);
}

async function resetFaults() {
  byId("faults-form").reset();
  const faults = await tried(() => call("POST", "/sandbox/faults", {}));
  if (faults) takeFaults(faults);
}

const calls = { next: 0, total: 0, failed: 0, ms: 0, running: false };
const CALLS_KEPT = 400;

/** While the panel is open: only new calls are fetched, newest on top. */
async function followCalls() {
  if (calls.running) return;
  calls.running = true;
  while (!byId("calls-panel").hidden) {
    try { addCalls(await call("GET", `/sandbox/calls?since=${calls.next}`)); } catch { calls.next = 0; }
    await sleep(800);
  }
  calls.running = false;
}

function addCalls({ calls: fresh, next }) {
  if (next < calls.next) { resetCalls(); return; }
  calls.next = next;
  if (!fresh.length) return;
  const rows = byId("calls-rows");
  const shown = fresh.slice(-CALLS_KEPT);
  rows.prepend(...shown.map(callRow).reverse());
  while (rows.children.length > CALLS_KEPT) rows.lastChild.remove();
  sumCalls(fresh);
}

function resetCalls() {
  Object.assign(calls, { next: 0, total: 0, failed: 0, ms: 0 });
  byId("calls-rows").replaceChildren();
  setText(byId("calls-sum"), "");
}

function sumCalls(fresh) {
  for (const one of fresh.filter((call) => call.method !== "getUpdates")) {
    calls.total += 1;
    calls.ms += one.ms;
    calls.failed += one.ok ? 0 : 1;
  }
  const mean = calls.total ? (calls.ms / calls.total).toFixed(1).replace(".", ",") : "0";
  setText(byId("calls-sum"), `Викликів: ${calls.total} · з помилкою: ${calls.failed} · у середньому ${mean} мс`);
}

function callRow(one) {
  const person = page.people.find((someone) => someone.id === one.chat_id);
  const params = Object.entries(one.params || {}).filter(([name]) => name !== "chat_id").map(([name, value]) => `${name}=${typeof value === "string" ? value : JSON.stringify(value)}`).join(" ");
  const kind = [one.ok ? "" : "failed", one.method === "getUpdates" ? "poll" : ""].join(" ").trim();
  return el("tr", { class: kind, title: params || null },
    el("td", {}, el("time", { text: preciseTime.format(new Date(one.at)) })),
    el("td", {}, el("b", { text: one.method }), el("small", { text: params.slice(0, 90), "data-who": person && labelOf(person) }), !one.ok && el("small", { class: "error", text: one.error || "помилка" })),
    el("td", { text: person ? labelOf(person) : one.chat_id ?? "" }),
    el("td", { class: "num", text: Math.round(one.ms * 10) / 10 }),
    el("td", { text: one.ok ? "✓" : "✗", "aria-label": one.ok ? "добре" : "помилка" }));
}

// ---------------------------------------------------------------- the loop

/** One long poll; only what changed is fetched again. Any failure starts over from the whole state. */
async function follow() {
  for (;;) {
    const news = await call("GET", `/sandbox/events?since=${page.version}&timeout=25`);
    if (news.version < page.version) throw new Error("the sandbox began anew");
    page.version = news.version;
    if (news.state) await refreshState();
    for (const id of news.people || []) page.phones.get(id)?.load();
  }
}

async function run() {
  for (;;) {
    try {
      const state = await refreshState();
      page.version = state.version;
      for (const phone of page.phones.values()) phone.load();
      await follow();
    } catch (error) {
      if (!(error instanceof Lost)) console.warn(error);
      await sleep(1500);
    }
  }
}

function wire() {
  for (const button of document.querySelectorAll("[data-advance]")) button.addEventListener("click", () => moveClock({ advance: Number(button.dataset.advance) }));
  document.querySelector("[data-to]").addEventListener("click", () => moveClock({ to: "morning" }));
  byId("restart-bot").addEventListener("click", restartBot);
  byId("add-person").addEventListener("click", addPerson);
  byId("people").addEventListener("click", choosePeople);
  byId("bot-select").addEventListener("change", chooseBot);
  byId("faults-form").addEventListener("submit", applyFaults);
  byId("faults-reset").addEventListener("click", resetFaults);
  for (const name of ["faults", "calls"]) byId(name).addEventListener("click", () => openPanel(name));
  for (const button of document.querySelectorAll(".panel .close")) button.addEventListener("click", () => openPanel(null));
  byId("calls-quiet").addEventListener("change", filterCalls);
  byId("calls-errors").addEventListener("change", filterCalls);
  byId("phones").addEventListener("scroll", onSwipe, { passive: true });
  setInterval(paintClock, 1000);
}

function filterCalls() {
  byId("calls-rows").classList.toggle("quiet", byId("calls-quiet").checked);
  byId("calls-rows").classList.toggle("only-failed", byId("calls-errors").checked);
}

wire();
filterCalls();
run();
