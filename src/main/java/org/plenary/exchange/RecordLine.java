package org.plenary.exchange;

import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.plenary.http.Language;
import org.plenary.http.Messages;
import org.plenary.proof.Checkpoint;

/**
 * The line by which every document tells where its version is in the meeting's record: the log, its
 * size and its root at the first checkpoint that covered the version. The first, not the newest, so
 * that a version is the same bytes for ever; whoever keeps the paper keeps a checkpoint.
 */
final class RecordLine {
  private static final String PLAIN = "[record]\t";

  /** At the end of our own plain text, before what follows the last line. */
  private static final Pattern LAST =
      Pattern.compile("\n\\[record\\]\t[^\n]* [A-Za-z0-9+/]{43}=\\s*$");

  private static final Pattern MARKUP = Pattern.compile("[`*_<>\\[\\]]");

  private RecordLine() {}

  /** In the language of the text, or English; empty where no checkpoint is known. */
  static String of(@Nullable Checkpoint covered, String language) {
    if (covered == null) {
      return "";
    }
    Language words =
        Language.OFFERED.stream()
            .filter(one -> language.equals(one.tag()) || language.startsWith(one.tag() + "-"))
            .findFirst()
            .orElse(Language.EN);
    return Messages.in(words)
        .text(
            "export.record",
            "origin",
            covered.origin(),
            "size",
            String.valueOf(covered.size()),
            "root",
            covered.root().base64());
  }

  /** As the last line of plain text. */
  static String plain(String line) {
    return line.isEmpty() ? "" : PLAIN + line + "\n";
  }

  /** Below a rule; nothing in it is markup. */
  static String markdown(String line) {
    String words = MARKUP.matcher(line).replaceAll(found -> "\\\\" + found.group());
    return line.isEmpty() ? "" : "\n---\n\n" + words + "\n";
  }

  /** Our own plain text without that line. */
  static String without(String text) {
    return LAST.matcher(text).replaceFirst("\n");
  }
}
