// The texts on the page whose contrast to what lies behind them is too low (WCAG 2.2, section 1.4.3), one
// sentence each.
// Colours are painted on a canvas, which turns every notation into sRGB.
(least) => {
  const canvas = new OffscreenCanvas(1, 1).getContext("2d", { willReadFrequently: true });

  const paint = (colors) => {
    canvas.globalAlpha = 1;
    canvas.clearRect(0, 0, 1, 1);
    for (const [color, opacity] of colors) {
      canvas.globalAlpha = opacity;
      canvas.fillStyle = color;
      canvas.fillRect(0, 0, 1, 1);
    }
    return [...canvas.getImageData(0, 0, 1, 1).data.slice(0, 3)];
  };

  const luminance = (color) => {
    const [r, g, b] = color.map((value) => value / 255)
      .map((value) => value <= 0.04045 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4);
    return 0.2126 * r + 0.7152 * g + 0.0722 * b;
  };

  // From the root to the element: what each paints, and how opaque it is.
  const layers = (element) => {
    const path = [];
    for (let at = element; at; at = at.parentElement) path.unshift(getComputedStyle(at));
    let opacity = 1;
    const backgrounds = path.map((style) => [style.backgroundColor, opacity *= Number(style.opacity)]);
    return { backgrounds, opacity };
  };

  const contrast = (element, pseudo) => {
    const { backgrounds, opacity } = layers(element);
    const own = getComputedStyle(element, pseudo);
    if (pseudo) backgrounds.push([own.backgroundColor, opacity]);
    const behind = luminance(paint(backgrounds));
    const text = luminance(paint([...backgrounds, [own.color, opacity]]));
    return (Math.max(behind, text) + 0.05) / (Math.min(behind, text) + 0.05);
  };

  const isSeen = (element) =>
    element.checkVisibility({ opacityProperty: true, visibilityProperty: true })
    && !element.closest(".visually-hidden, .skip-link");

  const report = (element, pseudo, text) => {
    const ratio = contrast(element, pseudo);
    const name = `${element.localName}.${element.className}${pseudo ?? ""}`;
    return ratio < least ? [`${name} “${text.trim().slice(0, 30)}” has ${ratio.toFixed(2)}`] : [];
  };

  const found = [];
  for (const element of document.body.querySelectorAll("*")) {
    if (!isSeen(element)) continue;
    const text = [...element.childNodes].filter((node) => node.nodeType === Node.TEXT_NODE)
      .map((node) => node.data).join("");
    const isSized = getComputedStyle(element).fontSize !== "0px";
    if (isSized && text.trim()) found.push(...report(element, undefined, text));
    for (const pseudo of ["::before", "::after"]) {
      const content = getComputedStyle(element, pseudo).content;
      if (/^"[^"]+"|^counter/.test(content)) found.push(...report(element, pseudo, content));
    }
  }
  return [...new Set(found)];
}
