/**
 * Limits of what is read from one mail. They keep hostile or mistaken input (a picture of 20,000 × 20,000 pixels, a bomb
 * of an archive, a page of noise) from stopping the queue; all of them lie far above what official letters need.
 */
export const documentLimits = {
  /** One attachment, and one file inside an archive. */
  bytes: 40 * 1024 * 1024,
  /** Decoded pixels of one image; 120 million is an A3 sheet at 600 dpi. */
  pixels: 120_000_000,
  /** Pages read of one document; letters have one to three, the rest of a thick contract is no letter. */
  pages: 12,
  /** All pages of one mail. */
  pagesPerMail: 40,
  /** Processor time of recognition of one page; a page of pure noise would take more than a minute. */
  pageSeconds: 30,
  /** Processor time of decoding, straightening and rendering of one page. */
  preparationSeconds: 30,
  /** Longest side of the image given to recognition; 9,000 px take 19 s and 1.4 GB. */
  recognitionPixels: 4200,
  /** A recognition worker is replaced after so many pages: WebAssembly memory never shrinks. */
  pagesPerWorker: 60,
  /** The same for the one that reads single numbers, seven to a page; its start costs as much as twenty of them. */
  numbersPerWorker: 1000,
  archive: {
    files: 60,
    /** All files together, unpacked. */
    bytes: 80 * 1024 * 1024,
    /** Unpacked to packed size; office files and scans stay below 30. */
    ratio: 150,
    /** Archives inside archives. */
    depth: 2,
  },
  /** Characters of an editable file that are looked at. */
  editableCharacters: 200_000,
} as const;
