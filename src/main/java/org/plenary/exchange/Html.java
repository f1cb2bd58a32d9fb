package org.plenary.exchange;

/** The one writer of markup: everything that is not markup goes through it and is escaped. */
final class Html {

  private final StringBuilder out = new StringBuilder(4096);

  /** Markup of our own: never anything from a text. */
  Html raw(String markup) {
    out.append(markup);
    return this;
  }

  /** An attribute with its value. */
  Html attribute(String name, String value) {
    out.append(' ').append(name).append("=\"");
    return text(value).raw("\"");
  }

  /** Text, or the value of an attribute. */
  Html text(String text) {
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      switch (c) {
        case '&' -> out.append("&amp;");
        case '<' -> out.append("&lt;");
        case '>' -> out.append("&gt;");
        case '"' -> out.append("&quot;");
        case '\'' -> out.append("&#39;");
        default -> out.append(c);
      }
    }
    return this;
  }

  @Override
  public String toString() {
    return out.toString();
  }
}
