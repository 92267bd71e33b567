// The pairs of elements that share room on the page, one sentence each; `groups` are lists of selectors.
(groups) => {
  const boxOf = (selector) => {
    const element = document.querySelector(selector);
    return element?.checkVisibility() ? [{ selector, ...element.getBoundingClientRect().toJSON() }] : [];
  };
  return groups.flatMap((selectors) => {
    const boxes = selectors.flatMap(boxOf);
    return boxes.flatMap((a, index) => boxes.slice(index + 1).flatMap((b) => {
      const width = Math.min(a.right, b.right) - Math.max(a.left, b.left);
      const height = Math.min(a.bottom, b.bottom) - Math.max(a.top, b.top);
      return width > 1 && height > 1
        ? [`${a.selector} and ${b.selector} share ${Math.round(width)} × ${Math.round(height)} px`] : [];
    }));
  });
}
