package org.plenary.word;

/**
 * How many names a single tag of a stranger's XML declares: what the reader of Java does with
 * namespaces takes time by the square of their number, and it has no limit for them. Of what is not
 * written in letters of one byte, nothing is found.
 */
final class Tags {

  /** A tag by hand has some forty. */
  private static final int MOST = 1_000;

  private Tags() {}

  /** Refuses with {@code word.malformed}. Takes one pass. */
  static void check(byte[] xml) {
    int quote = 0;
    boolean inside = false;
    int names = 0;
    for (int i = 0; i < xml.length; i++) {
      int c = xml[i];
      if (!inside) {
        if (c == '<') {
          int after = after(xml, i);
          inside = after == i;
          names = 0;
          i = after;
        }
      } else if (quote != 0) {
        quote = c == quote ? 0 : quote;
      } else if (c == '>') {
        inside = false;
      } else if (c == '"' || c == '\'') {
        quote = c;
      } else if (c == '=' && ++names > MOST) {
        throw Archive.refuse("word.malformed", "A part of the file has a tag without end.");
      }
    }
  }

  /** Where what begins there ends that is no tag; there where it is one. */
  private static int after(byte[] xml, int at) {
    if (starts(xml, at, "<!--")) {
      return end(xml, at + 4, "-->");
    } else if (starts(xml, at, "<![CDATA[")) {
      return end(xml, at + 9, "]]>");
    }
    return starts(xml, at, "<?") ? end(xml, at + 2, "?>") : at;
  }

  private static int end(byte[] xml, int from, String sign) {
    for (int i = from; i + sign.length() <= xml.length; i++) {
      if (starts(xml, i, sign)) {
        return i + sign.length() - 1;
      }
    }
    return xml.length;
  }

  private static boolean starts(byte[] xml, int at, String sign) {
    if (at + sign.length() > xml.length) {
      return false;
    }
    for (int i = 0; i < sign.length(); i++) {
      if (xml[at + i] != sign.charAt(i)) {
        return false;
      }
    }
    return true;
  }
}
