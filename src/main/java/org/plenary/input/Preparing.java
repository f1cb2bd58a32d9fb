package org.plenary.input;

import io.vertx.core.Future;
import org.jspecify.annotations.Nullable;
import org.plenary.negotiation.Revision;
import org.plenary.people.Voice;
import org.plenary.refusal.Refusal;
import org.plenary.resolution.Command;
import org.plenary.resolution.Resolutions;
import org.plenary.resolution.Submission;
import org.plenary.text.Block;
import org.plenary.text.Doc;
import org.plenary.text.Form;

/** Begins drafts: what is said beside the text first, then the text in a stream of its own. */
public final class Preparing {
  private final Resolutions resolutions;
  private final Drafts drafts;

  public Preparing(Resolutions resolutions, Drafts drafts) {
    this.resolutions = resolutions;
    this.drafts = drafts;
  }

  /**
   * A new proposal that the delegation of {@code by} prepares in private.
   *
   * @param contribution number of an envelope of theirs, 0 for none
   */
  public Future<Void> begin(
      long resolution, Revision content, int contribution, String symbol, Voice by) {
    Draft wanted =
        new Draft(
            0,
            resolution,
            by.delegationId(),
            content.kind(),
            content.target(),
            0,
            contribution,
            content.base(),
            symbol,
            content.why(),
            Draft.State.OPEN,
            0,
            by.id(),
            0);
    return begin(wanted, content, null, content.text(), by).mapEmpty();
  }

  /**
   * Refusal: {@code proposal.text}.
   *
   * @param neighbour the clause it is about, where it stands
   * @param given the text to begin with; null: what is to be changed
   */
  Future<Draft> begin(
      Draft wanted, Revision content, @Nullable Block neighbour, @Nullable Doc given, Voice by) {
    Doc first = DraftText.first(content, neighbour, given);
    String broken = Form.check(first);
    if (broken != null) {
      throw Refusal.of("proposal.text", "The text breaks the rule " + broken + ".").asException();
    }
    return drafts
        .begin(wanted, by)
        .compose(
            draft ->
                resolutions
                    .submit(
                        draft.id(),
                        new Submission(
                            by, "draft-begin-" + draft.id(), 1, new Command.BeginDraft(first)))
                    .map(draft));
  }
}
