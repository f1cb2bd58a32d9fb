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

  /** Parsed from the right: the source may hold slashes. */
  private static final Pattern LINE =
      Pattern.compile(
          "(ADD|MOD|\\(MOD\\)|SUP|NOC)[\\s\u00A0]+"
              + "(\\S{1,120}?)/(\\d{1,5}(?:[A-Z]{0,3}\\d{1,4})*(?:[-(]?[Rr]ev\\.?[\\s\u00A0]?\\d{0,3}\\)?)?"
              + "(?:-[A-Z])?)/(\\d{1,4}[a-z]?)(?:#\\d{1,8})?");

  /** What that line opens, or null. */
  static @Nullable ProposalSymbol of(String line) {
    if (line.length() > 200) {
      return null;
    }
    Matcher match = LINE.matcher(line.strip());
    return match.matches()
        ? new ProposalSymbol(match.group(1), match.group(2), match.group(3), match.group(4))
        : null;
  }

  /** Such as {@code ATU/35A18/1}. */
  public String identifier() {
    return source + "/" + document + "/" + number;
  }
}
