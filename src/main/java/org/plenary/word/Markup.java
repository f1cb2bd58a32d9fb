package org.plenary.word;

/** Writes XML: what is text is escaped, what XML cannot hold is left out. */
final class Markup {
  static final String DECLARATION =
      "<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\n";

  private static final String NAMESPACES =
      " xmlns:w=\"http://schemas.openxmlformats.org/wordprocessingml/2006/main\" xmlns:r=\""
          + "http://schemas.openxmlformats.org/officeDocument/2006/relationships\">";

  private final StringBuilder out = new StringBuilder();

  /** A part of that root element. */
  static String root(String element, String content) {
    return root(element, "", content);
  }

  /**
   * The same.
   *
   * @param attributes of the root beside the usual names
   */
  static String root(String element, String attributes, String content) {
    return DECLARATION
        + "<w:"
        + element
        + attributes
        + NAMESPACES
        + content
        + "</w:"
        + element
        + ">";
  }

  Markup raw(String xml) {
    out.append(xml);
    return this;
  }

  Markup text(String text) {
    text.codePoints()
        .forEach(
            c -> {
              switch (c) {
                case '<' -> out.append("&lt;");
                case '>' -> out.append("&gt;");
                case '&' -> out.append("&amp;");
                case '"' -> out.append("&quot;");
                default -> {
                  if (isXml(c)) {
                    out.appendCodePoint(c);
                  }
                }
              }
            });
    return this;
  }

  private static boolean isXml(int c) {
    boolean lone = c >= 0xD800 && c <= 0xDFFF;
    return (c >= 0x20 || c == '\t' || c == '\n') && !lone && c != 0xFFFE && c != 0xFFFF;
  }

  static boolean isRightToLeft(String text) {
    return text.codePoints()
        .anyMatch(
            c -> {
              byte direction = Character.getDirectionality(c);
              return direction == Character.DIRECTIONALITY_RIGHT_TO_LEFT
                  || direction == Character.DIRECTIONALITY_RIGHT_TO_LEFT_ARABIC;
            });
  }

  @Override
  public String toString() {
    return out.toString();
  }
}
