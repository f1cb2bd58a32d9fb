package org.plenary.text;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;

import java.util.ArrayList;
import java.util.List;

/** Texts that hostile steps are tried on. */
public final class Hostile {

  private Hostile() {}

  public static Case random(long seed) {
    RandomText text = new RandomText(seed);
    Doc doc = text.doc();
    while (Form.check(doc) != null) {
      doc = text.doc();
    }
    List<Step> steps = new ArrayList<>();
    for (int i = 1 + text.below(2); i > 0; i--) {
      steps.add(text.step(doc));
    }
    List<Step> over = new ArrayList<>();
    Step other = text.step(doc);
    if (other.apply(doc) instanceof Applied.Done done
        && Form.refuse(doc, other, done.doc()) == null) {
      over.add(other);
    }
    return new Case(doc, steps, over);
  }

  /** Steps made on a text, and what others did to it meanwhile. */
  public record Case(Doc doc, List<Step> steps, List<Step> over) {

    /** Whatever they are, rebasing them gives a valid text, and each has one outcome. */
    public void mustStayValid(List<List<Step>> groups) {
      Doc head = Laws.replay(doc, over);
      Rebased rebased = Rebase.rebase(head, groups, Laws.changes(doc, over), Guards.form());
      Laws.canonical(rebased.doc());
      assertNull(Form.check(rebased.doc()));
      assertEquals(rebased.doc(), Laws.replay(head, rebased.steps()));
      for (int i = 0; i < rebased.steps().size(); i++) {
        assertEquals(rebased.steps().get(i) == null, rebased.why().containsKey(i));
      }
    }
  }
}
