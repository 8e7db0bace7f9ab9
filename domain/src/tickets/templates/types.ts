/** A gap in a template that the product fills; in the text it stands as `{{name}}`. */
export type Placeholder = {
  /** Russian, as it stands between the braces. */
  name: string;
  meaning: string;
  /** What a preview puts there. */
  sample: string;
  /** Whether the regulation or plain sense demands it: then no edition of the text may do without. */
  mandatory: boolean;
};

/** A template as the product comes with it: its version 1. */
export type TemplateSpec = { title: string; text: string; placeholders: readonly Placeholder[] };
