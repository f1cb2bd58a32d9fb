package org.plenary.input;

/** How a proposal stands to the working text. */
enum Standing {
  OPEN,
  /** The chair took it up, whole or in part. */
  TAKEN_UP,
  /** What it asks for is what the text reads. */
  SATISFIED,
  /** The same as one that was taken up. */
  REDUNDANT,
  /** The words it changes have been changed in another way. */
  COLLIDES
}
