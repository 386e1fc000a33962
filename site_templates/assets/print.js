// Shows the buttons that print the page; without a script the browser's own menu prints it.
document.querySelectorAll("[data-print]").forEach((one) => {
  one.addEventListener("click", () => window.print());
  one.parentElement.hidden = false;
});
