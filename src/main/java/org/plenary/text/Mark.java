package org.plenary.text;

/**
 * A property of inline content. Declaration order of {@link #rank()} is the order of marks in a
 * mark set, as the browser's schema declares it.
 */
public sealed interface Mark {

  /** Place in a mark set. */
  int rank();

  /** The name used in JSON. */
  String wire();

  record Emphasis() implements Mark {
    @Override
    public int rank() {
      return 0;
    }

    @Override
    public String wire() {
      return "emphasis";
    }
  }

  record Strong() implements Mark {
    @Override
    public int rank() {
      return 1;
    }

    @Override
    public String wire() {
      return "strong";
    }
  }

  /** Excludes {@link Subscript}. */
  record Superscript() implements Mark {
    @Override
    public int rank() {
      return 2;
    }

    @Override
    public String wire() {
      return "superscript";
    }
  }

  /** Excludes {@link Superscript}. */
  record Subscript() implements Mark {
    @Override
    public int rank() {
      return 3;
    }

    @Override
    public String wire() {
      return "subscript";
    }
  }

  /**
   * Points at something: {@code #id} is a block of this document, anything else is external.
   * Excludes other references.
   */
  record Reference(String to) implements Mark {
    @Override
    public int rank() {
      return 4;
    }

    @Override
    public String wire() {
      return "reference";
    }
  }

  /** Text not yet agreed. Brackets nest, so several may stand on one text. */
  record Bracket(String id, int option) implements Mark {
    @Override
    public int rank() {
      return 5;
    }

    @Override
    public String wire() {
      return "bracket";
    }
  }
}
