/** The filter above the table of all errors. Without it the table is a plain table. */
export class FilterElement extends HTMLElement {
  connectedCallback() {
    this.hidden = false;
    this.addEventListener("input", this);
    this.addEventListener("reset", this);
    this.addEventListener("submit", this);
    this.apply();
  }

  disconnectedCallback() {
    for (const type of ["input", "reset", "submit"]) this.removeEventListener(type, this);
  }

  /** @param {Event} event */
  handleEvent(event) {
    if (event.type === "submit") event.preventDefault();
    // A form's fields change only after its reset event.
    if (event.type === "reset") queueMicrotask(() => setTimeout(() => this.apply()));
    else this.apply();
  }

  /** Hides the rows that do not fit every field, and says how many are left. */
  apply() {
    const table = document.getElementById(this.dataset.table ?? "");
    const form = this.querySelector("form");
    if (!table || !form) return;
    const fields = new FormData(form);
    const words = String(fields.get("text") ?? "").toLowerCase().split(/\s+/).filter(Boolean);
    const badges = [...fields].filter(([name, value]) => name !== "text" && value).map(([, value]) => String(value));
    const rows = [...table.querySelectorAll("tbody tr")];
    let shown = 0;
    for (const row of rows) {
      const text = (row.textContent ?? "").toLowerCase();
      const fits =
        words.every((word) => text.includes(word)) &&
        badges.every((badge) => row.querySelector(`[data-badge="${CSS.escape(badge)}"]`));
      /** @type {HTMLElement} */ (row).hidden = !fits;
      if (fits) shown += 1;
    }
    const count = this.querySelector("[role=status]");
    if (count) count.textContent = `${shown} of ${rows.length} errors`;
  }
}
