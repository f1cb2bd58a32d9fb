package org.plenary.input;

import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.plenary.negotiation.ProposalKind;
import org.plenary.negotiation.Revision;
import org.plenary.text.Block;
import org.plenary.text.Doc;
import org.plenary.text.Kind;
import org.plenary.text.Num;

/** What a draft begins with, and what of its text is handed in. */
final class DraftText {
  private static final SecureRandom RANDOM = new SecureRandom();
  private static final String LETTERS = "abcdefghijklmnopqrstuvwxyz0123456789";
  private static final int ID = 12;

  private DraftText() {}

  /** An id as the browser makes them. */
  static String freshId() {
    StringBuilder id = new StringBuilder();
    for (int i = 0; i < ID; i++) {
      id.append(LETTERS.charAt(RANDOM.nextInt(LETTERS.length())));
    }
    return id.toString();
  }

  /**
   * The text to begin with: what is to be changed; for ADD an empty clause like its neighbour.
   *
   * @param given what the request begins with; null for nothing
   */
  static Doc first(Revision content, @Nullable Block neighbour, @Nullable Doc given) {
    if (given != null) {
      return given;
    }
    List<Block> before = Standings.before(content);
    if (!before.isEmpty()) {
      return new Doc(before);
    }
    Kind kind = neighbour == null || neighbour.kind() == Kind.CALL ? Kind.CLAUSE : neighbour.kind();
    int level = neighbour != null && kind == neighbour.kind() ? neighbour.level() : 0;
    return new Doc(List.of(new Block(freshId(), kind, level, Num.AUTO, List.of())));
  }

  /**
   * The text as it is handed in: none for SUP and NOC; the clause that is changed keeps its
   * identity, what is added has one of its own.
   *
   * @param taken ids that stand in the text of the resolution
   */
  static @Nullable Doc handedIn(ProposalKind kind, String clause, Doc text, Set<String> taken) {
    if (kind == ProposalKind.SUP || kind == ProposalKind.NOC) {
      return null;
    }
    Set<String> known = new HashSet<>(taken);
    List<Block> blocks = new ArrayList<>();
    for (Block block : text.blocks()) {
      boolean own = kind != ProposalKind.ADD && blocks.isEmpty();
      String id = own ? clause : known.contains(block.id()) ? freshId() : block.id();
      known.add(id);
      blocks.add(new Block(id, block.kind(), block.level(), block.num(), block.content()));
    }
    return new Doc(blocks);
  }
}
