package org.plenary.negotiation;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The identifier of a proposal: {@code SOURCE/DOC[Aadd][(Rev.n)]/SEQ}, read from the right because
 * a joint source holds slashes ({@code B/CAN/CLM/USA/12/3}).
 */
public record Symbol(String source, String document, int addendum, int revision, int sequence) {

  private static final Pattern FORM =
      Pattern.compile(
          "([A-Z][A-Z0-9-]{0,15}(?:/[A-Z][A-Z0-9-]{0,15}){0,20})"
              + "/([A-Z]{0,4}[0-9]{1,6}|DT)(?:A([0-9]{1,4}))?(?:\\(Rev\\.([0-9]{1,3})\\))?/([0-9]{1,6})");

  public static Optional<Symbol> of(String text) {
    Matcher m = FORM.matcher(text);
    if (text.length() > 200 || !m.matches()) {
      return Optional.empty();
    }
    return Optional.of(
        new Symbol(
            m.group(1),
            m.group(2),
            m.group(3) == null ? 0 : Integer.parseInt(m.group(3)),
            m.group(4) == null ? 0 : Integer.parseInt(m.group(4)),
            Integer.parseInt(m.group(5))));
  }

  @Override
  public String toString() {
    return source
        + "/"
        + document
        + (addendum > 0 ? "A" + addendum : "")
        + (revision > 0 ? "(Rev." + revision + ")" : "")
        + "/"
        + sequence;
  }
}
