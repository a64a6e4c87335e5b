// Keeps the page fresh without reloading it. Everything works without this file as well.
"use strict";
(() => {
  let main = document.getElementById("page");
  const say = document.getElementById("say");
  let ends = 0;
  let said = 0;

  const started = () => { ends = performance.now() + Number(main.dataset.left); };

  const tick = () => {
    const left = document.getElementById("left");
    if (!left) return;
    const s = Math.max(0, Math.floor((ends - performance.now()) / 1000));
    left.textContent = Math.floor(s / 60) + ":" + String(s % 60).padStart(2, "0");
  };

  const show = (fresh) => {
    const turned = fresh.dataset.phase !== main.dataset.phase;
    // A form that somebody is filling in stays as it is.
    if (!turned && fresh.dataset.moving !== "1") { main.dataset.left = fresh.dataset.left; started(); return; }
    main.replaceWith(fresh);
    main = fresh;
    started();
    if (turned || performance.now() - said > 10000) {
      said = performance.now();
      say.textContent = main.dataset.say;
    }
  };

  const look = async () => {
    let wait = main.dataset.moving === "1" ? 1500 : 4000;
    if (!document.hidden) {
      try {
        const answer = await fetch(location.href, { cache: "no-store", headers: { "X-Again": "1" } });
        if (answer.ok) {
          const page = new DOMParser().parseFromString(await answer.text(), "text/html");
          const fresh = page.getElementById("page");
          if (fresh) { document.title = page.title; show(document.adoptNode(fresh)); }
        } else { wait = 8000; }
      } catch { wait = 8000; }
    }
    if (main.dataset.moving === "1" || ["pay", "number"].includes(main.dataset.phase)) setTimeout(look, wait);
  };

  // One tap is one payment: the second tap finds the button asleep.
  document.addEventListener("submit", (event) => {
    setTimeout(() => event.target.querySelectorAll("button").forEach((b) => { b.disabled = true; }), 0);
  });
  addEventListener("pageshow", (event) => { if (event.persisted) location.reload(); });

  document.documentElement.classList.add("fresh");
  started();
  setInterval(tick, 500);
  setTimeout(look, main.dataset.moving === "1" ? 1500 : 4000);
})();
