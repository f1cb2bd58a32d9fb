package org.plenary.publication;

import org.plenary.resolution.State;
import org.plenary.text.Kind;

/**
 * How far a resolution has got.
 *
 * @param code part of a message key: {@code base}, {@code negotiation}, {@code agreed}
 * @param agreed how many of its clauses the chair has declared agreed
 * @param clauses how many it has
 */
public record Stage(String code, long agreed, long clauses) {

  static Stage of(State state) {
    long clauses = state.doc().blocks().stream().filter(b -> b.kind() == Kind.CLAUSE).count();
    long agreed =
        state.doc().blocks().stream()
            .filter(b -> b.kind() == Kind.CLAUSE && state.agreed().contains(b.id()))
            .count();
    String code =
        clauses > 0 && agreed == clauses
            ? "agreed"
            : state.version() == state.base() ? "base" : "negotiation";
    return new Stage(code, agreed, clauses);
  }
}
