type Field = HTMLInputElement | HTMLSelectElement | HTMLTextAreaElement;

/** The elements that hold the value of a control: the control itself, or what is in it. */
function fieldsIn(control: Element): Field[] {
  return [control, ...control.querySelectorAll('input, select, textarea')].filter(isField);
}

function isField(element: Element): element is Field {
  return (
    element instanceof HTMLInputElement ||
    element instanceof HTMLSelectElement ||
    element instanceof HTMLTextAreaElement
  );
}

/** Puts a control back to what the widget says. */
export function toDefault(control: Element): void {
  for (const field of fieldsIn(control)) {
    if (field instanceof HTMLSelectElement)
      for (const option of field.options) option.selected = option.defaultSelected;
    else field.value = field.defaultValue;
    if (field instanceof HTMLInputElement) field.checked = field.defaultChecked;
    tell(field);
  }
}

/** What shows the value in another way has to follow. */
function tell(field: Field): void {
  field.dispatchEvent(new Event('reset'));
}

/** Notes what a control says, and answers what makes it say that again. */
export function remember(control: Element): () => void {
  const noted = fieldsIn(control).map((field) => ({
    field,
    value: field.value,
    checked: field instanceof HTMLInputElement && field.checked,
  }));
  return () => {
    for (const { field, value, checked } of noted) {
      field.value = value;
      if (field instanceof HTMLInputElement) field.checked = checked;
      tell(field);
    }
  };
}

/** The value of a control as it is sent: a checkbox's is a boolean, all others' are text. */
export function valueOf(control: Element): string | boolean {
  if (control instanceof HTMLInputElement && control.type === 'checkbox') return control.checked;
  if (isField(control)) return control.value;
  return control.querySelector('input:checked')?.getAttribute('value') ?? '';
}
