package org.plenary.answer;

import io.vertx.core.Future;
import io.vertx.sqlclient.SqlClient;
import java.time.Clock;
import java.util.Optional;
import org.plenary.negotiation.Answer;
import org.plenary.people.Voice;

/** Keeps answers that somebody prepares for the chair. Does not ask who is asking. Thread-safe. */
public final class Preparation {
  private final Drafts drafts;

  public Preparation(SqlClient client, Clock clock) {
    this.drafts = new Drafts(client, clock);
  }

  /** A new version of what is prepared for the input that is answered. */
  public Future<Void> keep(long resolution, Answer answer, Voice by) {
    return drafts.keep(resolution, answer.input(), Draft.of(answer), Optional.empty(), by.id());
  }
}
