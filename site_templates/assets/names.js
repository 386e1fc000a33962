// Gives the theme's search box a name, for those who hear the page.
document.querySelectorAll('[role="dialog"]:not([aria-label])').forEach((one) => {
  const field = one.querySelector("[aria-label]");
  if (field) one.setAttribute("aria-label", field.getAttribute("aria-label"));
});
