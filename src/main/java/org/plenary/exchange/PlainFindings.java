package org.plenary.exchange;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.plenary.text.Block;
import org.plenary.text.Doc;
import org.plenary.text.EndPunctuation;
import org.plenary.text.Kind;
import org.plenary.text.Numbering;
import org.plenary.text.ReferenceFinder;

/** What is odd about a text that was read, block by block. */
final class PlainFindings {

  /** Shorter ones may well stand twice. */
  private static final int SHORTEST_REPEATED = 25;

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

  /** Endings that are not as expected, and references to nothing. */
  static List<Finding> words(Doc doc, Numbering numbering, List<ReferenceFinder.Found> references) {
    List<Finding> findings = new ArrayList<>();
    for (EndPunctuation.Mend mend : EndPunctuation.mends(doc, numbering)) {
      String sentence = "This clause should end with \"" + mend.expected() + "\".";
      findings.add(new Finding("ending.differs", sentence, 0, mend.block(), mend.expected()));
    }
    for (ReferenceFinder.Found reference : references) {
      if (reference.dangling()) {
        String sentence = "\"" + reference.span().text() + "\" refers to no clause of this text.";
        findings.add(
            new Finding(
                "reference.dangling",
                sentence,
                0,
                reference.span().block(),
                reference.span().text()));
      }
    }
    findings.addAll(PlaceNames.findings(doc, numbering.profile().language()));
    findings.addAll(repeated(doc));
    return findings;
  }

  /** Clauses that say word by word what an earlier one says. */
  private static List<Finding> repeated(Doc doc) {
    List<Finding> findings = new ArrayList<>();
    Set<String> seen = new HashSet<>();
    for (Block block : doc.blocks()) {
      String words = Forms.bare(block.plainText());
      boolean clause = block.kind() == Kind.CLAUSE && words.length() >= SHORTEST_REPEATED;
      if (clause && !seen.add(words)) {
        String sentence = "This clause repeats an earlier one.";
        findings.add(new Finding("clause.repeated", sentence, 0, block.id()));
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
      add(findings, place.slip(), slip(place.slip(), typed, derived), draft, typed, derived);
    } else if (!place.meaning().canonical(numbering.profile()).equals(bare(derived))) {
      String sentence = "Typed " + typed + ", numbered " + derived + ".";
      add(findings, "numbering.differs", sentence, draft, typed, derived);
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
      List<Finding> findings,
      String code,
      String sentence,
      PlainBlocks.Draft draft,
      String... words) {
    findings.add(new Finding(code, sentence, draft.line(), draft.id(), words));
  }
}
