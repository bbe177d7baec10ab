// Keys of the gap analysis. Each one works a control that can be seen and clicked as well, on the criterion that was
// touched last, else on the first that is open. Nothing happens while somebody types or a modifier is held.

const PREFIX = "st-key-criterion-";
const CARD = `[class*='${PREFIX}']`;
const FIELD = "input, textarea, select, [contenteditable='true'], [role='listbox']";
const LOOKS = 40; // looks at the page, 50 ms apart, before what was to come is given up

let on = false;
let colour = "currentColor";
let current = null; // the class of the criterion touched last
let goingOn = false; // the next page was asked for by key

const nameOf = (card) => [...card.classList].find((name) => name.startsWith(PREFIX));
const cards = () => [...document.querySelectorAll(CARD)];
const radios = (card) => [...(card.querySelector("[role='radiogroup']")?.querySelectorAll("[role='radio']") ?? [])];
const isOpen = (card) => !radios(card).some((radio) => radio.getAttribute("aria-checked") === "true");
const firstOpen = () => cards().find(isOpen) ?? cards()[0];
const here = () => cards().find((card) => nameOf(card) === current) ?? firstOpen();

function mark() {
  const one = on ? here() : null;
  for (const card of cards()) {
    card.style.boxShadow = card === one ? `inset 3px 0 0 ${colour}` : "";
    if (card === one) card.setAttribute("aria-current", "true");
    else card.removeAttribute("aria-current");
  }
}

function whenThere(find, act, looks = LOOKS) {
  const found = find();
  if (found) act(found);
  else if (looks) setTimeout(() => whenThere(find, act, looks - 1), 50);
}

function turnTo(card) {
  current = nameOf(card);
  card.scrollIntoView({ block: card.clientHeight < window.innerHeight ? "center" : "start" });
  (radios(card).find((radio) => radio.tabIndex === 0) ?? radios(card)[0])?.focus({ preventScroll: true });
  mark();
}

function rate(digit) {
  const card = here();
  const steps = card ? radios(card) : [];
  const step = digit === 0 ? steps.at(-1) : digit < steps.length ? steps[digit - 1] : undefined;
  if (!step) return;
  current = nameOf(card);
  step.focus({ preventScroll: true });
  step.click();
}

function goOn() {
  const all = cards();
  const place = all.indexOf(here());
  const next = [...all.slice(place + 1), ...all.slice(0, Math.max(place, 0))].find(isOpen);
  if (next) return turnTo(next);
  const button = document.querySelector(".st-key-go-on button:enabled");
  if (!button) return;
  goingOn = true;
  current = null;
  button.click();
}

function search() {
  const field = () => [...document.querySelectorAll(".st-key-search input")].find((input) => input.checkVisibility());
  if (!field()) document.querySelector("[data-testid='stExpandSidebarButton']")?.click();
  whenThere(field, (input) => input.focus());
}

const unfold = () => here()?.querySelector("[class*='st-key-details-'] button")?.click();

const KEYS = { n: goOn, d: unfold, "/": search };

function pressed(event) {
  if (!on || event.ctrlKey || event.metaKey || event.altKey || event.repeat || event.defaultPrevented) return;
  if (document.querySelector("[data-testid='stDialog']")) return;
  const field = event.target.closest?.(FIELD);
  if (field) {
    if (event.key === "Escape" && field.matches("textarea, input[type='search']")) field.blur();
    return;
  }
  const act = /^[0-9]$/.test(event.key) ? () => rate(Number(event.key)) : KEYS[event.key.toLowerCase()];
  if (!act) return;
  event.preventDefault();
  act();
  mark();
}

function touched(event) {
  const card = event.target.closest?.(CARD);
  if (card) current = nameOf(card);
  if (card && on) mark();
}

const HEARD = { keydown: pressed, focusin: touched, pointerdown: touched };

// Streamlit calls this whenever `data` changes, without the clean-up in between; to listen twice changes nothing.
export default function ({ data, parentElement }) {
  on = data.on;
  colour = getComputedStyle(parentElement.host ?? parentElement).getPropertyValue("--st-primary-color") || colour;
  for (const [name, act] of Object.entries(HEARD)) document.addEventListener(name, act);
  if (data.focus) {
    const name = CSS.escape(PREFIX + data.focus.replaceAll(".", "-"));
    whenThere(() => document.querySelector(`.${name}`), turnTo);
  } else if (goingOn) {
    whenThere(firstOpen, turnTo);
  } else {
    whenThere(firstOpen, mark);
  }
  goingOn = false;
  return () => {
    for (const [name, act] of Object.entries(HEARD)) document.removeEventListener(name, act);
  };
}
