package org.plenary.exchange;

import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The line that opens a proposal: {@code MOD ATU/35A18/1}.
 *
 * @param symbol {@code ADD}, {@code MOD}, {@code (MOD)}, {@code SUP} or {@code NOC}
 * @param source who proposes; joint ones hold slashes
 * @param document its number with addenda and revision
 * @param number of the proposal in the document
 */
public record ProposalSymbol(String symbol, String source, String document, String number) {

  private static final String SYMBOL = "(ADD|MOD|\\(MOD\\)|SUP|NOC)";
  private static final String BLANK = "[\\s\u00A0]";

  /** With addenda, revision, corrigendum and language: {@code 35A18}, {@code 37(Add.3)(Rev.1)}. */
  private static final String DOCUMENT =
      "(\\d{1,5}(?:[A-Z]{1,3}\\d{1,4}){0,4}"
          + "(?:"
          + BLANK
          + "?-?\\(?(?i:Add|Rev|Corr|R)\\.?"
          + BLANK
          + "?\\d{0,3}\\)?){0,3}(?:-[A-Z])?)";

  /** Parsed from the right: the source may hold slashes. */
  private static final String IDENTIFIER =
      "(\\S{1,120}?)"
          + BLANK
          + "?/"
          + BLANK
          + "?"
          + DOCUMENT
          + BLANK
          + "?/"
          + BLANK
          + "?(\\d{1,4}(?:[a-z]|bis|ter|quater)?(?:"
          + BLANK
          + "?\\(Rev\\.?"
          + BLANK
          + "?\\d{1,3}\\))?)(?:#\\d{1,8})?";

  private static final Pattern LINE =
      Pattern.compile(SYMBOL + BLANK + "*[:：]?" + BLANK + "+" + IDENTIFIER);
  private static final Pattern ALONE = Pattern.compile(SYMBOL);
  private static final Pattern IDENTIFIED = Pattern.compile(IDENTIFIER);

  /** What that line opens, or null. */
  static @Nullable ProposalSymbol of(String line) {
    if (line.length() > 200) {
      return null;
    }
    Matcher match = LINE.matcher(line.strip());
    return match.matches()
        ? new ProposalSymbol(
            match.group(1), match.group(2), tight(match.group(3)), tight(match.group(4)))
        : null;
  }

  /** What two lines open of which one has the symbol and the other the identifier, or null. */
  static @Nullable ProposalSymbol of(String line, String next) {
    String one = line.strip();
    String other = next.strip();
    if (ALONE.matcher(one).matches() && IDENTIFIED.matcher(other).matches()) {
      return of(one + "\t" + other);
    }
    return ALONE.matcher(other).matches() && IDENTIFIED.matcher(one).matches()
        ? of(other + "\t" + one)
        : null;
  }

  private static String tight(String words) {
    return words.replaceAll(BLANK, "");
  }

  /** Such as {@code ATU/35A18/1}. */
  public String identifier() {
    return source + "/" + document + "/" + number;
  }
}
