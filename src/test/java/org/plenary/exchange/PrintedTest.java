package org.plenary.exchange;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.plenary.text.Block;
import org.plenary.text.Doc;
import org.plenary.text.Inline;
import org.plenary.text.Kind;
import org.plenary.text.Mark;
import org.plenary.text.Num;
import org.plenary.text.Numbering;
import org.plenary.text.Profiles;
import org.plenary.text.Redline;
import org.plenary.text.Redline.Fate;

/** What is only a consequence of a change is not shown as one. */
class PrintedTest {
  private static final Block CALL = block("call", Kind.CALL, text("considering"));
  private static final Block FOG = clause("fog", text("that fog hides the coast;"));
  private static final Block BELLS = clause("bells", text("that bells are heard,"));

  private static Inline text(String words) {
    return new Inline.Text(words, List.of());
  }

  private static Block block(String id, Kind kind, Inline... content) {
    return new Block(id, kind, 0, Num.AUTO, List.of(content));
  }

  private static Block clause(String id, Inline... content) {
    return block(id, Kind.CLAUSE, content);
  }

  private static Block lamps(String label, String end) {
    Inline reference = new Inline.Text(label, List.of(new Mark.Reference("#bells")));
    return clause(
        "lamps", text("that lamps are as good as what "), reference, text(" tells" + end));
  }

  private static List<Fate> fates(Doc before, Doc after) {
    Numbering old = Numbering.of(before, Profiles.ITU);
    Numbering now = Numbering.of(after, Profiles.ITU);
    Redline redline = Printed.substance(before, old, after, now, IcuSegmenter.of("en"));
    return redline.rows().stream().map(Redline.Row::fate).toList();
  }

  @Test
  void a_number_or_an_ending_that_follows_from_another_change_is_none() {
    Doc before = new Doc(List.of(CALL, FOG, lamps("c)", ";"), BELLS));
    Doc after = new Doc(List.of(CALL, lamps("b)", ";"), BELLS));
    assertEquals(List.of(Fate.SAME, Fate.REMOVED, Fate.SAME, Fate.SAME), fates(before, after));
    Doc last = new Doc(List.of(CALL, FOG, lamps("c)", ",")));
    Doc less = new Doc(List.of(CALL, FOG, lamps("c)", ";"), BELLS));
    assertEquals(List.of(Fate.SAME, Fate.SAME, Fate.SAME, Fate.REMOVED), fates(less, last));
  }

  @Test
  void where_there_is_nothing_else_it_is_shown() {
    Doc before = new Doc(List.of(CALL, FOG, lamps("c)", ";"), BELLS));
    Doc after = new Doc(List.of(CALL, FOG, lamps("c)", ","), BELLS));
    assertEquals(List.of(Fate.SAME, Fate.SAME, Fate.CHANGED, Fate.SAME), fates(before, after));
  }
}
