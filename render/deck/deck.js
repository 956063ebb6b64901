"use strict";
(() => {
  const root = document.documentElement;
  const slides = [...document.querySelectorAll("main > section")];
  const speaker = location.search === "?speaker";
  const still = matchMedia("(prefers-reduced-motion: reduce)");
  const channel = new BroadcastChannel("casebook " + location.pathname);
  let partner = speaker ? opener : null; // for browsers in which files share no channel
  let at = -1, step = 0, wide = false, began = Date.now(), moving = 0;

  const stops = (i) => [...slides[i].querySelectorAll("ol > li")];
  const clamp = (n, most) => Math.max(0, Math.min(n, most));

  // show goes to a step of a slide. Where others have gone is not told to them again.
  function show(i, n, told) {
    i = clamp(i, slides.length - 1);
    const list = stops(i), same = i === at;
    n = clamp(n, list.length);
    at = i;
    step = n;
    slides.forEach((s, k) => {
      s.classList.toggle("shown", k === i);
      s.classList.toggle("next", k === i + 1);
    });
    list.forEach((li, k) => li.classList.toggle("shown", k === n - 1));
    mark(slides[i], list, n);
    look(slides[i], list[n - 1], same);
    place.textContent = `${i + 1} / ${slides.length}`;
    if (speaker) desk(list, n);
    history.replaceState(null, "", "#/" + slides[i].id + (n ? "/" + n : ""));
    if (told) return;
    channel.postMessage([i, n]);
    partner?.postMessage([i, n], "*");
  }

  // mark says which parts of a picture are shown now, were shown, and come.
  function mark(slide, list, n) {
    slide.classList.toggle("walk", n > 0);
    const gone = list.slice(0, n).map((li) => li.dataset.on);
    for (const part of slide.querySelectorAll("figure [data-step]")) {
      const steps = part.dataset.step.split(" ");
      const now = n > 0 && steps.includes(gone[n - 1]);
      part.classList.toggle("past", !now && steps.some((s) => gone.includes(s)));
      part.classList.toggle("ahead", !steps.some((s) => gone.includes(s)));
    }
  }

  // look has the window of a picture around what a stop is about, or around all of it.
  function look(slide, stop, smoothly) {
    const figure = slide.querySelector("figure"), svg = figure?.querySelector("svg");
    if (!svg) return;
    svg.dataset.all ??= svg.getAttribute("viewBox");
    const all = svg.dataset.all.split(" ").map(Number);
    const parts = stop && !wide ? about(figure, svg, stop) : [];
    frame(svg, parts.length ? around(parts, all) : all, smoothly && !still.matches);
  }

  // about returns the parts of a picture that a stop is about.
  function about(figure, svg, stop) {
    const byID = (id) => svg.querySelector("#" + CSS.escape(figure.dataset.ids + id));
    if (stop.dataset.in) return [byID("z-" + stop.dataset.in)].filter(Boolean);
    const lines = [...svg.querySelectorAll(`[data-step~="${CSS.escape(stop.dataset.on)}"]`)];
    const ends = lines.flatMap((l) => [byID("c-" + l.dataset.from), byID("c-" + l.dataset.to)]);
    return [...lines, ...ends].filter(Boolean);
  }

  // around returns the window around some parts, within that of the whole picture. It is never so small
  // that one cannot tell where one is.
  function around(parts, all) {
    const boxes = parts.map((p) => p.getBBox()), least = 760, margin = 40;
    const left = Math.min(...boxes.map((b) => b.x)), right = Math.max(...boxes.map((b) => b.x + b.width));
    const top = Math.min(...boxes.map((b) => b.y)), bottom = Math.max(...boxes.map((b) => b.y + b.height));
    const w = Math.min(all[2], Math.max(right - left + 2 * margin, least));
    const h = Math.min(all[3], Math.max(bottom - top + 2 * margin, least / 2.1));
    return [
      clamp((left + right - w) / 2, all[2] - w), clamp((top + bottom - h) / 2, all[3] - h), w, h,
    ];
  }

  // frame moves the window of a picture to where it should be.
  function frame(svg, to, smoothly) {
    cancelAnimationFrame(moving);
    const set = (box) => svg.setAttribute("viewBox", box.join(" "));
    if (!smoothly) return set(to);
    const from = svg.getAttribute("viewBox").split(" ").map(Number), start = performance.now();
    const tick = (now) => {
      const t = clamp((now - start) / 500, 1), eased = t * t * (3 - 2 * t);
      set(from.map((v, k) => v + (to[k] - v) * eased));
      if (t < 1) moving = requestAnimationFrame(tick);
    };
    moving = requestAnimationFrame(tick);
  }

  // desk fills the page of the speaker.
  function desk(list, n) {
    script.replaceChildren(...[...slides[at].querySelector("aside").children].map((p) => p.cloneNode(true)));
    whereabouts.textContent = `${at + 1} / ${slides.length}` + (list.length ? `, step ${n} of ${list.length}` : "");
  }

  function on() {
    step < stops(at).length ? show(at, step + 1) : show(at + 1, at + 1 < slides.length ? 0 : step);
  }
  function back() {
    step > 0 ? show(at, step - 1) : at > 0 && show(at - 1, stops(at - 1).length);
  }
  function overview(open = !root.classList.contains("overview")) {
    root.classList.toggle("overview", open && !speaker);
    if (open) slides[at].scrollIntoView({ block: "center" });
  }
  function screen() {
    document.fullscreenElement ? document.exitFullscreen() : root.requestFullscreen();
  }
  function talk() {
    partner = open(location.href.split(/[?#]/)[0] + "?speaker" + location.hash, "speaker", "width=1200,height=800");
  }

  const keys = {
    ArrowRight: on, ArrowDown: on, PageDown: on, " ": on, n: on, j: on,
    ArrowLeft: back, ArrowUp: back, PageUp: back, p: back, k: back,
    Home: () => show(0, 0), End: () => show(slides.length - 1, 0),
    o: () => overview(), Escape: () => overview(false), Enter: () => overview(false),
    f: screen, s: talk, t: () => { began = Date.now(); tell(); },
    z: () => { wide = !wide; show(at, step); },
  };
  addEventListener("keydown", (e) => {
    if (e.ctrlKey || e.metaKey || e.altKey || !Object.hasOwn(keys, e.key)) return;
    if (e.target.closest("button, a") && (e.key === " " || e.key === "Enter")) return;
    e.preventDefault();
    e.key === " " && e.shiftKey ? back() : keys[e.key]();
  });

  let touched = null;
  addEventListener("touchstart", (e) => { touched = e.touches.length === 1 ? e.touches[0] : null; }, { passive: true });
  addEventListener("touchend", (e) => {
    if (!touched || root.classList.contains("overview")) return;
    const end = e.changedTouches[0], x = end.clientX - touched.clientX, y = end.clientY - touched.clientY;
    if (Math.abs(x) > 40 && Math.abs(x) > 2 * Math.abs(y)) x < 0 ? on() : back();
  });
  addEventListener("click", (e) => {
    const slide = e.target.closest("main > section");
    if (!slide || !root.classList.contains("overview")) return;
    e.preventDefault();
    overview(false);
    show(slides.indexOf(slide), 0);
  });

  // go follows the address: #/slide/step, the slide by its name or number.
  function go() {
    const [, name = "", n = "0"] = location.hash.split("/");
    const i = slides.findIndex((s, k) => s.id === name || String(k + 1) === name);
    show(Math.max(i, 0), parseInt(n, 10) || 0, true);
  }
  function fit() {
    root.style.setProperty("--scale", Math.min(innerWidth / 960, innerHeight / 540));
    root.style.setProperty("--this", Math.min(innerWidth * .6 / 960, innerHeight * .6 / 540));
    root.style.setProperty("--then", Math.min(innerWidth * .34 / 960, innerHeight * .6 / 540));
  }
  function tell() {
    const s = Math.floor((Date.now() - began) / 1000);
    clock.textContent = `${Math.floor(s / 60)}:${String(s % 60).padStart(2, "0")}`;
  }

  const [place, clock, script, whereabouts] = ["place", "clock", "script", "whereabouts"].map((id) => document.getElementById(id));
  document.getElementById("on").addEventListener("click", on);
  document.getElementById("back").addEventListener("click", back);
  channel.addEventListener("message", (e) => show(e.data[0], e.data[1], true));
  addEventListener("message", (e) => { if (partner && e.source === partner) show(e.data[0] | 0, e.data[1] | 0, true); });
  addEventListener("hashchange", go);
  addEventListener("resize", fit);
  addEventListener("beforeprint", () => slides.forEach((s) => look(s)));
  addEventListener("afterprint", () => show(at, step, true));
  root.classList.add("live");
  root.classList.toggle("speaker", speaker);
  if (speaker) setInterval(tell, 1000);
  fit();
  go();
})();
