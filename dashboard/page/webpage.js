(() => {
  "use strict";
  const words = document.getElementById("words");
  const boxes = [...document.querySelectorAll("input[name=status]")];
  const places = [...document.querySelectorAll(".place")];
  const events = [...document.querySelectorAll(".event")].map((node) => ({
    node,
    status: node.dataset.status,
    text: (node.parentNode.querySelector("h2").textContent + " " + node.textContent).toLowerCase(),
  }));
  const dots = [...document.querySelectorAll("a.dot")];
  const listed = document.getElementById("listed");

  const choose = () => {
    const wanted = words.value.toLowerCase().split(/\s+/).filter(Boolean);
    const statuses = new Set(boxes.filter((box) => box.checked).map((box) => box.value));
    let count = 0;
    for (const event of events) {
      const shown = statuses.has(event.status) && wanted.every((word) => event.text.includes(word));
      event.node.hidden = !shown;
      count += shown ? 1 : 0;
    }
    const left = new Set();
    for (const place of places) {
      place.hidden = !place.querySelector(".event:not([hidden])");
      if (!place.hidden) left.add("#" + place.id);
    }
    for (const dot of dots) dot.classList.toggle("gone", !left.has(dot.getAttribute("href")));
    listed.textContent = count === events.length ? "" : `${count} of ${events.length} events listed; the others' dots are pale.`;
  };

  words.addEventListener("input", choose);
  for (const box of boxes) box.addEventListener("change", choose);
  choose();
})();
