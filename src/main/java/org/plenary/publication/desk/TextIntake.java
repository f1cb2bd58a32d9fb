package org.plenary.publication.desk;

import io.vertx.core.Future;
import java.util.function.Function;
import org.plenary.meeting.AgendaItem;
import org.plenary.people.SignedIn;

/**
 * How a pasted text becomes a resolution's text: the desk shows the form, other rooms do the work.
 *
 * @param read reads plain text, pure; throws a refusal where it cannot
 * @param store stores the text as the first of an empty log, and completes when it is durable
 */
public record TextIntake(Function<String, Reading> read, Store store) {

  /** Stores what {@link TextIntake#read} would show of the same text. */
  @FunctionalInterface
  public interface Store {
    Future<Void> store(AgendaItem resolution, String text, SignedIn by);
  }
}
