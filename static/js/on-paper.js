// A page as it would be printed, on the screen: what its styles say of paper holds at once.
function onPaper(rules) {
  for (const rule of rules) {
    if (rule instanceof CSSMediaRule && rule.media.mediaText === "print") rule.media.mediaText = "all";
    if (rule.cssRules) onPaper(rule.cssRules);
  }
}

for (const sheet of document.styleSheets) onPaper(sheet.cssRules);
document.documentElement.dataset.paper = "";
