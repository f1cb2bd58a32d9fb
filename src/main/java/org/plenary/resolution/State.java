package org.plenary.resolution;

import java.util.List;
import java.util.Set;
import org.plenary.negotiation.Negotiation;
import org.plenary.text.Block;
import org.plenary.text.Doc;
import org.plenary.text.Kind;
import org.plenary.text.Num;

/**
 * What a resolution's log adds up to at one version. Immutable.
 *
 * @param base the version at which the base text was set, against which redlines are drawn; 0
 *     before
 * @param negotiation inputs, positions, decisions, answers
 */
public record State(long version, Doc doc, long base, Negotiation negotiation) {

  /** A resolution nothing has happened to yet: one empty line. */
  public static final State EMPTY =
      new State(
          0,
          new Doc(List.of(new Block("start", Kind.PARAGRAPH, 0, Num.AUTO, List.of()))),
          0,
          Negotiation.NONE);

  /** Clauses whose text is agreed and so locked for all but those who may open them. */
  public Set<String> agreed() {
    return negotiation.locked();
  }

  /** The same text one version on. */
  State next(Negotiation changed) {
    return new State(version + 1, doc, base, changed);
  }

  State next(Doc changed, Negotiation with) {
    return new State(version + 1, changed, base, with);
  }
}
