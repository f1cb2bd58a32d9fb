package org.plenary.publication.desk;

import io.vertx.core.Future;
import org.jspecify.annotations.Nullable;
import org.plenary.exchange.PlainCopy;
import org.plenary.meeting.Meeting;
import org.plenary.people.SignedIn;
import org.plenary.text.Doc;

/**
 * How a pasted text becomes a resolution's text: the desk shows the form, other rooms do the work.
 *
 * @param read reads plain text beside the event loop; fails with a refusal where it cannot
 * @param store stores the text as the first of an empty log, and completes when it is durable
 */
public record TextIntake(Read read, Store store) {

  /** Reads with the labels of a numbering; null: of the one that the text seems to have. */
  @FunctionalInterface
  public interface Read {
    Future<Reading> read(PlainCopy text, Meeting.@Nullable Numbering numbering);
  }

  /** Stores what was read, in the log of that number. */
  @FunctionalInterface
  public interface Store {
    Future<Void> store(long resolution, Doc text, SignedIn by);
  }
}
