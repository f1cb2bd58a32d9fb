package org.plenary.exchange;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.plenary.text.Block;
import org.plenary.text.Doc;
import org.plenary.text.Inline;
import org.plenary.text.Numbering;
import org.plenary.text.Redline;
import org.plenary.text.Redline.Fate;
import org.plenary.text.Redline.Op;

/**
 * What a redline does to one block. Its kind is ours, for the clause: never the official symbol,
 * which stands at the whole resolution.
 *
 * @param kind {@code add}, {@code mod}, {@code editorial} (nothing but the sign at its end) or
 *     {@code sup}
 * @param before the block as it is in the text in force, null for {@code add}
 * @param after the block as it would be, null for {@code sup}
 * @param anchor of {@code add}: the id of the block it comes after, empty at the very beginning
 * @param moved it stands in another place
 * @param runs its words
 * @param doubtful it is not certain what was taken out
 */
public record ClauseChange(
    String kind,
    @Nullable Block before,
    @Nullable Block after,
    String anchor,
    boolean moved,
    List<TrackedRun> runs,
    boolean doubtful) {

  public ClauseChange {
    runs = List.copyOf(runs);
  }

  /** All changes of a text, in order. */
  static List<ClauseChange> of(TrackedText text) {
    Doc none = new Doc(List.of());
    ReadDocument then = text.before();
    ReadDocument now = text.after();
    if (!text.isChanged()) {
      return List.of();
    }
    Doc before = then == null ? none : printed(then);
    Doc after = now == null ? none : printed(now);
    String language = text.newest().profile().language();
    List<ClauseChange> changes = new ArrayList<>();
    String anchor = "";
    for (Redline.Row row : Redline.of(before, after, IcuSegmenter.of(language)).rows()) {
      ClauseChange change = of(row, anchor, text);
      if (change != null) {
        changes.add(change);
      }
      Block stands = row.after();
      anchor = stands == null || row.fate() == Fate.MOVED_AWAY ? anchor : stands.id();
    }
    return changes;
  }

  /** As it is printed: a reference that only follows its clause is no change. */
  private static Doc printed(ReadDocument read) {
    return Printed.of(read.doc(), Numbering.of(read.doc(), read.profile()));
  }

  private static @Nullable ClauseChange of(Redline.Row row, String anchor, TrackedText text) {
    boolean moved = row.fate() == Fate.MOVED_HERE;
    boolean worded = row.runs().stream().anyMatch(run -> run.op() != Op.SAME);
    String kind =
        switch (row.fate()) {
          case ADDED -> "add";
          case REMOVED -> "sup";
          case CHANGED, MOVED_HERE ->
              row.endingOnly() && !moved && notes(row.before()).equals(notes(row.after()))
                  ? "editorial"
                  : "mod";
          case SAME, MOVED_AWAY -> "";
        };
    if (kind.isEmpty() || (row.fate() == Fate.CHANGED && !worded)) {
      return null;
    }
    List<TrackedRun> runs = runs(row, text);
    boolean doubtful = text.doubtful().contains(row.block().id());
    return new ClauseChange(kind, row.before(), row.after(), anchor, moved, runs, doubtful);
  }

  private static List<String> notes(@Nullable Block block) {
    return block == null
        ? List.of()
        : block.content().stream()
            .filter(Inline.Footnote.class::isInstance)
            .map(note -> ((Inline.Footnote) note).text())
            .toList();
  }

  /** As the author made them; where the two blocks were only found to be alike, as we see it. */
  private static List<TrackedRun> runs(Redline.Row row, TrackedText text) {
    Block then = row.before();
    Block now = row.after();
    List<TrackedRun> own = text.runs().get(row.block().id());
    boolean one = then == null || now == null || then.id().equals(now.id());
    if (own != null && one) {
      return own;
    }
    Map<Op, TrackedRun> by = new HashMap<>();
    for (Block block : new Block[] {then, now}) {
      if (block != null) {
        text.runs().getOrDefault(block.id(), List.of()).forEach(run -> by.put(run.op(), run));
      }
    }
    List<TrackedRun> runs = new ArrayList<>();
    for (Redline.Run run : row.runs()) {
      TrackedRun author = run.op() == Op.SAME ? null : by.get(run.op());
      String words = words(run.content());
      runs.add(
          author == null
              ? new TrackedRun(run.op(), words, "", "")
              : new TrackedRun(run.op(), words, author.author(), author.date()));
    }
    TrackedRun mover = by.get(Op.ADDED);
    boolean worded = runs.stream().anyMatch(run -> run.op() != Op.SAME);
    if (row.fate() == Fate.MOVED_HERE && mover != null && !worded) {
      // Words that are the same in another place are somebody's change, too.
      runs.add(new TrackedRun(Op.ADDED, "", mover.author(), mover.date()));
    }
    return runs;
  }

  private static String words(List<Inline> content) {
    StringBuilder out = new StringBuilder();
    for (Inline inline : content) {
      out.append(inline instanceof Inline.Text run ? run.text() : "");
    }
    return out.toString();
  }

  /** Who made the first change of its words, empty where the file does not say. */
  public String author() {
    return first().author();
  }

  /** When that was. */
  public String date() {
    return first().date();
  }

  private TrackedRun first() {
    return runs.stream()
        .filter(run -> run.op() != Op.SAME && !run.author().isEmpty())
        .findFirst()
        .orElse(new TrackedRun(Op.SAME, "", "", ""));
  }
}
