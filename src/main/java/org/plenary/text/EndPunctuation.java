package org.plenary.text;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * How each clause should end: {@code ;} an item, {@code ,} the last of a call, {@code .} the last
 * of the resolution, {@code :} one that introduces items below it. Annexes are prose and are left
 * alone. A mend of this kind is never substance.
 */
public final class EndPunctuation {

  private static final String ENDS = ";,.:؛،；，。：";
  private static final Pattern CONJUNCTION =
      Pattern.compile("[;,؛،；，]\\s*(?:and|or|and/or|et|ou|et/ou|y|o|y/o|и|или|و|أو|和|以及|或)$");
  private static final List<String> ABBREVIATIONS = List.of("etc.", " al.", "т.д.", "др.", "Ltd.");

  /**
   * One mend: the characters from..to of the block's content are replaced by the expected sign.
   *
   * @param from offset in the block's content; equal to {@code to} where a sign is added
   */
  public record Mend(String block, int from, int to, String expected) {}

  private EndPunctuation() {}

  /** The expected ending by clause id, in order; empty clauses have none. */
  public static Map<String, String> expected(Doc doc, Numbering numbering) {
    Profile.Ends ends = numbering.profile().ends();
    Map<String, String> expected = new LinkedHashMap<>();
    List<Block> clauses = clauses(doc);
    for (int i = 0; i < clauses.size(); i++) {
      Block clause = clauses.get(i);
      Block next = i + 1 < clauses.size() ? clauses.get(i + 1) : null;
      boolean operative = numbering.operative(clause.id());
      String end;
      if (next == null) {
        end = ends.last();
      } else if (!Objects.equals(numbering.call(clause.id()), numbering.call(next.id()))) {
        end = operative ? ends.operativeLast() : ends.preambleLast();
      } else if (next.level() > clause.level() || introducesSiblings(clause, ends)) {
        end = ends.intro();
      } else {
        end = operative ? ends.operative() : ends.preamble();
      }
      if (!clause.plainText().isBlank()) {
        expected.put(clause.id(), end);
      }
    }
    return expected;
  }

  private static boolean introducesSiblings(Block clause, Profile.Ends ends) {
    return clause.num() == Num.NONE && clause.plainText().strip().endsWith(ends.intro());
  }

  /** What has to change so that every clause ends as expected, in order of the text. */
  public static List<Mend> mends(Doc doc, Numbering numbering) {
    Map<String, String> expected = expected(doc, numbering);
    List<Mend> mends = new ArrayList<>();
    for (Block block : doc.blocks()) {
      String end = expected.get(block.id());
      Mend mend = end == null ? null : mend(block, end, numbering.profile().ends());
      if (mend != null) {
        mends.add(mend);
      }
    }
    return mends;
  }

  private static @Nullable Mend mend(Block block, String end, Profile.Ends ends) {
    String text = Words.flat(block);
    int at = end(text);
    String words = text.substring(0, at);
    if (words.isEmpty() || words.endsWith(end)) {
      return null;
    }
    boolean item = !end.equals(ends.last()) && !end.equals(ends.intro());
    char last = words.charAt(at - 1);
    if ((item && CONJUNCTION.matcher(words).find()) || last == '?' || last == '!') {
      return null;
    }
    boolean replace = ENDS.indexOf(last) >= 0 && ABBREVIATIONS.stream().noneMatch(words::endsWith);
    return new Mend(block.id(), replace ? at - 1 : at, at, end);
  }

  /** Where the words end: before trailing spaces and footnotes. */
  private static int end(String text) {
    int at = text.length();
    while (at > 0 && (Words.isSpace(text.charAt(at - 1)) || text.charAt(at - 1) == Words.NOTE)) {
      at--;
    }
    return at;
  }

  /** The words without the sign at their end, to compare what is substance. */
  static String without(String text) {
    int at = end(text);
    return at > 0 && ENDS.indexOf(text.charAt(at - 1)) >= 0
        ? text.substring(0, at - 1) + text.substring(at)
        : text;
  }

  /** Whether that is nothing but signs that end a clause, and spaces. */
  static boolean isEnding(String text) {
    return text.chars().allMatch(c -> ENDS.indexOf(c) >= 0 || Words.isSpace(c));
  }

  private static List<Block> clauses(Doc doc) {
    List<Block> clauses = new ArrayList<>();
    for (Block block : doc.blocks()) {
      if (block.kind() == Kind.ANNEX) {
        break;
      }
      if (block.kind() == Kind.CLAUSE) {
        clauses.add(block);
      }
    }
    return clauses;
  }
}
