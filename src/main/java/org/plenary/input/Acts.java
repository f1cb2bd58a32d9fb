package org.plenary.input;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.vertx.core.Future;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.plenary.journal.Entry;
import org.plenary.negotiation.Act;
import org.plenary.negotiation.Answer;
import org.plenary.negotiation.Input;
import org.plenary.negotiation.Revision;
import org.plenary.people.Delegations;
import org.plenary.refusal.Refusal;
import org.plenary.resolution.ActJson;
import org.plenary.resolution.Command;
import org.plenary.resolution.Event;
import org.plenary.resolution.EventJson;
import org.plenary.resolution.Resolutions;
import org.plenary.resolution.State;
import org.plenary.text.Applied;
import org.plenary.text.Doc;
import org.plenary.text.Segmenter;
import org.plenary.text.Step;

/**
 * What a request asks to be done, with all that the server adds: what a proposal was made on, the
 * steps of a decision. Numbers, author and time are not read from requests. See {@code
 * docs/acts.md}.
 */
final class Acts {

  /** Only the server does these; what was received is put on record at the desk. */
  static final Set<String> OURS = Set.of("delivery", "due", "received", "submission");

  private final Resolutions resolutions;
  private final Delegations delegations;

  Acts(Resolutions resolutions, Delegations delegations) {
    this.resolutions = resolutions;
    this.delegations = delegations;
  }

  /** What is to be decided: the command, and answers that go with it. */
  record Asked(Command.Do command, List<Answer> answers) {
    Asked(Command.Do command) {
      this(command, List.of());
    }

    /**
     * The same where the days that inputs are put off to are those of that zone, and answers may be
     * contested for so many days.
     */
    Asked in(ZoneId zone, int days) {
      Command.Do done =
          command.act() instanceof Act.Answered answered
              ? new Command.Do(new Act.Answered(in(zone, days, answered.answers())))
              : command;
      return new Asked(done, in(zone, days, answers));
    }

    private static List<Answer> in(ZoneId zone, int days, List<Answer> answers) {
      return answers.stream().map(answer -> answer.in(zone, days)).toList();
    }
  }

  /**
   * Reads a request.
   *
   * <p>Refusals: {@code act.unknown}, {@code act.malformed}, {@code action.forbidden}, {@code
   * doc.malformed}, {@code base.ahead} and those of what it names.
   *
   * @param head the newest state
   * @param words how words are cut in the language of the text
   */
  Future<Asked> read(long resolution, State head, Fields fields, Segmenter words) {
    String kind = fields.text("do");
    if (OURS.contains(kind)) {
      throw Refusal.of("action.forbidden", "Only the server does this.").asException();
    }
    return switch (kind) {
      case "proposal" ->
          content(resolution, head, fields)
              .map(
                  content ->
                      new Act.Proposed(
                          0, fields.number("contribution"), fields.text("symbol"), content))
              .map(act -> new Asked(new Command.Do(act)));
      case "revision" ->
          content(resolution, head, fields)
              .map(content -> new Act.Revised(fields.number("number"), content))
              .map(act -> new Asked(new Command.Do(act)));
      case "taken-up" -> takenUp(resolution, head, fields, words);
      case "taken-back" -> takenBack(resolution, fields);
      case "brackets" ->
          at(resolution, head, base(head, fields))
              .map(state -> new Asked(BracketActs.put(state, head.negotiation(), fields)));
      case "brackets-lifted" -> Future.succeededFuture(new Asked(BracketActs.lift(head, fields)));
      case "statement" -> stated(fields);
      default -> Future.succeededFuture(new Asked(plain(kind, head, fields)));
    };
  }

  private static Command.Do plain(String kind, State head, Fields fields) {
    Act act = ActJson.wanted(kind, fields.json());
    boolean holdsPositions = act instanceof Act.Commented comment && comment.from() >= 0;
    return new Command.Do(holdsPositions ? base(head, fields) : -1, act, List.of());
  }

  private static long base(State head, Fields fields) {
    long base = fields.version("base", head.version());
    if (base > head.version()) {
      throw Refusal.of("base.ahead", "No such version.").asException();
    }
    return base;
  }

  /** The state at a version that the head has reached. */
  private Future<State> at(long resolution, State head, long version) {
    return version == head.version()
        ? Future.succeededFuture(head)
        : resolutions.stateAt(resolution, version);
  }

  private Future<Revision> content(long resolution, State head, Fields fields) {
    return at(resolution, head, base(head, fields))
        .map(state -> Contents.of(state, head.negotiation(), fields));
  }

  private Future<Asked> takenUp(long resolution, State head, Fields fields, Segmenter words) {
    Input.Proposal proposal =
        head.negotiation()
            .proposal(fields.number("proposal"))
            .orElseThrow(
                () -> Refusal.of("proposal.unknown", "There is no such proposal.").asException());
    TakeUp takeUp = new TakeUp(head, proposal, words);
    return at(resolution, head, takeUp.base())
        .map(
            state ->
                new Asked(
                    takeUp.command(state, fields.indexes("changes"), fields.text("why")),
                    answers(fields)));
  }

  private static List<Answer> answers(Fields fields) {
    if (!fields.has("answers")) {
      return List.of();
    }
    ObjectNode json = ActJson.MAPPER.createObjectNode();
    json.set("answers", fields.json().get("answers"));
    return ((Act.Answered) ActJson.wanted("answer", json)).answers();
  }

  /** Inverts what the entry of a version did. */
  private Future<Asked> takenBack(long resolution, Fields fields) {
    long version = fields.version("version", 0);
    Act.TakenBack act = new Act.TakenBack(version, fields.text("why"));
    if (version < 1) {
      return Future.succeededFuture(new Asked(new Command.Do(act)));
    }
    return resolutions
        .entriesAfter(resolution, version - 1, 1)
        .compose(
            entries -> {
              Event.Edited edited = edited(entries);
              return edited == null
                  ? Future.succeededFuture(new Asked(new Command.Do(act)))
                  : resolutions
                      .stateAt(resolution, version - 1)
                      .map(
                          before ->
                              new Asked(
                                  new Command.Do(version, act, inverse(before.doc(), edited))));
            });
  }

  private static Event.@Nullable Edited edited(List<Entry> entries) {
    return !entries.isEmpty() && EventJson.event(entries.get(0)) instanceof Event.Acted acted
        ? acted.edited()
        : null;
  }

  private static List<Step> inverse(Doc before, Event.Edited edited) {
    List<Step> inverse = new ArrayList<>();
    Doc doc = before;
    for (Step step : edited.steps()) {
      if (step != null) {
        inverse.add(0, step.invert(doc));
        doc = ((Applied.Done) step.apply(doc)).doc();
      }
    }
    return inverse;
  }

  /** Who spoke is looked up: only the number of the delegation is taken from the request. */
  private Future<Asked> stated(Fields fields) {
    JsonNode spoken = fields.json().remove("spoken");
    Act.Stated act = (Act.Stated) ActJson.wanted("statement", fields.json());
    if (spoken == null || spoken.isNull()) {
      return Future.succeededFuture(new Asked(new Command.Do(act)));
    }
    long delegation = spoken.isObject() ? spoken.path("delegation").asLong(-1) : spoken.asLong(-1);
    return delegations
        .all()
        .map(
            all -> {
              Optional<Input.Spoken> found =
                  all.stream()
                      .filter(one -> one.id() == delegation)
                      .map(one -> new Input.Spoken(one.id(), one.name(), one.region()))
                      .findFirst();
              Input.Spoken who =
                  found.orElseThrow(
                      () ->
                          Refusal.of("delegation.unknown", "There is no such delegation.")
                              .asException());
              return new Asked(
                  new Command.Do(
                      new Act.Stated(
                          0, act.clause(), act.speaker(), who, act.text(), act.source())));
            });
  }
}
