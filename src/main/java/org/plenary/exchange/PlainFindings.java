package org.plenary.exchange;

import java.util.ArrayList;
import java.util.List;
import org.plenary.text.Kind;
import org.plenary.text.Numbering;

/** What is odd about a text that was read, block by block. */
final class PlainFindings {

  private PlainFindings() {}

  static List<Finding> of(List<PlainBlocks.Draft> drafts, Numbering numbering) {
    List<Finding> findings = new ArrayList<>();
    for (int i = 0; i < drafts.size(); i++) {
      PlainBlocks.Draft draft = drafts.get(i);
      if (draft.kind() == Kind.CALL && !hasItems(drafts, i)) {
        add(findings, "call.empty", "This call is followed by no clause.", draft);
      }
      if (draft.label() != null && draft.place() != null) {
        label(findings, draft, draft.place(), numbering);
      }
    }
    return findings;
  }

  private static boolean hasItems(List<PlainBlocks.Draft> drafts, int call) {
    return call + 1 < drafts.size() && drafts.get(call + 1).kind() != Kind.CALL;
  }

  private static void label(
      List<Finding> findings,
      PlainBlocks.Draft draft,
      PlainOutline.Place place,
      Numbering numbering) {
    String typed = draft.label() == null ? "" : draft.label().typed();
    String derived = numbering.label(draft.id());
    if (place.slip() != null) {
      add(findings, place.slip(), slip(place.slip(), typed, derived), draft);
    } else if (!place.meaning().canonical(numbering.profile()).equals(bare(derived))) {
      add(findings, "numbering.differs", "Typed " + typed + ", numbered " + derived + ".", draft);
    }
  }

  private static String slip(String code, String typed, String derived) {
    String what =
        switch (code) {
          case "numbering.jump" -> " does not follow the number before it";
          case "numbering.repeat" -> " repeats a number before it";
          default -> " is not clear";
        };
    return "The typed number " + typed + what + "; numbered " + derived + ".";
  }

  /** A label without the signs round its number. */
  static String bare(String label) {
    return label.replaceAll("[()']|\\.$|\\.(?=\\D)", "");
  }

  private static void add(
      List<Finding> findings, String code, String sentence, PlainBlocks.Draft draft) {
    findings.add(new Finding(code, sentence, draft.line(), draft.id()));
  }
}
