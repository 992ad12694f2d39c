type Attributes = Readonly<Record<string, string | number>>;

/** An element of a picture. */
export function svgElement(name: string, attributes: Attributes, ...children: Node[]): SVGElement {
  const element = document.createElementNS('http://www.w3.org/2000/svg', name);
  if (!(element instanceof SVGElement)) throw new TypeError(name);
  for (const [attribute, value] of Object.entries(attributes))
    element.setAttribute(attribute, typeof value === 'number' ? String(Number(value.toFixed(2))) : value);
  element.append(...children);
  return element;
}

/** Gives it a colour that light and dark pages have each their own of. */
export function painted(element: SVGElement, property: 'fill' | 'stroke', color: string): SVGElement {
  element.style.setProperty(property, color);
  return element;
}
