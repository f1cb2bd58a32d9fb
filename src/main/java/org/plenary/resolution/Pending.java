package org.plenary.resolution;

import io.vertx.core.Promise;
import java.util.List;
import org.plenary.refusal.Refusal;
import org.plenary.text.Change;

/** A command that waits for its turn, and the promise to its sender. */
final class Pending {
  final Submission submission;
  final Promise<Receipt> done = Promise.promise();

  /** Changes after its base that memory no longer holds, read from the log; else empty. */
  List<Change> older = List.of();

  Pending(Submission submission) {
    this.submission = submission;
  }

  void refuse(String code, String sentence) {
    done.fail(Refusal.of(code, sentence).asException());
  }
}
