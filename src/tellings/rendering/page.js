(() => {
  "use strict";
  const keys = document.getElementById("keys");
  const on = document.getElementById("keys-on");
  const reading = document.querySelector(".text") !== null;
  let from = null;

  const open = (place) => {
    for (let box = place; box; box = box.parentElement) if (box.tagName === "DETAILS") box.open = true;
  };
  const target = () => document.getElementById(decodeURIComponent(location.hash.slice(1)));
  const arrive = () => {
    const place = target();
    if (!place) return;
    open(place);
    const still = matchMedia("(prefers-reduced-motion: reduce)").matches;
    place.scrollIntoView({ block: "center", behavior: still ? "auto" : "smooth" });
  };
  const shown = (place) => place.getClientRects().length > 0;

  addEventListener("hashchange", arrive);
  if (location.hash) arrive();
  document.addEventListener("click", (event) => {
    const link = event.target.closest && event.target.closest("a[href^='#']");
    if (link && !link.closest(".contents")) from = link;
  });

  const step = (way) => {
    const lit = target();
    if (lit && lit.classList.contains("lit")) {
      const all = [...document.querySelectorAll(".lit[id]")].filter(shown);
      const next = all[all.indexOf(lit) + way];
      if (next) location.replace("#" + next.id);
      return;
    }
    const all = [...document.querySelectorAll("a.cite, a.cell")].filter(shown);
    const at = all.indexOf(document.activeElement);
    const below = all.findIndex((link) => link.getBoundingClientRect().top > 0);
    const next = all[at < 0 ? Math.max(0, below) : at + way];
    if (next) next.focus();
  };
  const back = () => {
    if (!location.hash) return;
    const place = from && document.contains(from) ? from : null;
    const at = { x: scrollX, y: scrollY };
    location.replace("#");
    history.replaceState(null, "", location.pathname + location.search);
    scrollTo(at.x, at.y);
    if (place) {
      open(place);
      place.focus();
      place.scrollIntoView({ block: "center" });
    }
    from = null;
  };

  if (reading && keys) {
    keys.hidden = false;
    document.addEventListener("keydown", (event) => {
      if (!on.checked || event.ctrlKey || event.metaKey || event.altKey || event.isComposing) return;
      if (event.key === "j") step(1);
      else if (event.key === "k") step(-1);
      else if (event.key === "Escape") back();
      else return;
      event.preventDefault();
    });
  }

  let folded = [];
  addEventListener("beforeprint", () => {
    folded = [...document.querySelectorAll("details:not([open])")];
    for (const box of folded) box.open = true;
  });
  addEventListener("afterprint", () => {
    for (const box of folded) box.open = false;
  });
})();
