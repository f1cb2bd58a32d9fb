package org.plenary.demo;

import static org.plenary.demo.Asking.answer;

import io.vertx.core.Future;
import java.util.List;
import java.util.Objects;
import java.util.function.Function;
import org.plenary.exchange.Transcript;
import org.plenary.input.SubmissionRules;
import org.plenary.input.Transcripts;
import org.plenary.negotiation.Act;
import org.plenary.negotiation.Answer;
import org.plenary.negotiation.By;
import org.plenary.negotiation.Input;
import org.plenary.negotiation.Outcome;
import org.plenary.negotiation.ProposalKind;
import org.plenary.people.Voice;
import org.plenary.resolution.Command;
import org.plenary.resolution.Submission;

/**
 * What happens beside the debate on Resolution 31: drafts in private, answers prepared for the
 * chair, the transcript of a sitting of which statements are taken, what the public hands in.
 */
final class Beside {
  private static final String SITTING = "Second sitting, 17 November 2026";

  /** What a delegation prepares in private. */
  private record Prepared(
      Cast.Player by,
      String contribution,
      String symbol,
      String clause,
      String why,
      List<Swap> swaps) {}

  private static final List<Prepared> PREPARED =
      List.of(
          new Prepared(
              Cast.AMINA,
              "35A18",
              "ATU/35A18/5",
              "that persons with disabilities",
              "Those who cannot read are warned last as well.",
              List.of(
                  new Swap(
                      "persons with disabilities,",
                      "persons with disabilities, persons who cannot read,"))),
          new Prepared(
              Cast.OTTO,
              "36A5",
              "",
              "regular tests with the public",
              "A test that is not announced frightens people.",
              List.of(new Swap("regular tests", "regular and announced tests"))));

  private record Answering(Cast.Player by, Function<Scene, Answer> answer) {}

  private static final List<Answering> ANSWERS =
      List.of(
          new Answering(
              Cast.RUY,
              answer(
                  "This reads as a reproach",
                  Outcome.NOTED,
                  "That nobody should be reproached who announced a test.",
                  "The clause as it reads now.",
                  "The words were taken out by the editor before this answer.")),
          new Answering(
              Cast.INES,
              answer(
                  "Organizations of displaced",
                  Outcome.NOT_ACCEPTED,
                  "That displaced persons should be informed by their own organizations.",
                  "The list in resolves 5, which names civil society.",
                  "Civil society is named already; a longer list would leave out others.")));

  /**
   * A turn of the transcript that becomes a statement.
   *
   * @param turn from 0
   */
  private record Said(int turn, Cast.Player speaker, String clause) {}

  private static final List<Said> SAID =
      List.of(
          new Said(1, Cast.LINA, "that a message for the public shall state"),
          new Said(3, Cast.KARIM, "that operators carry the cost"));

  /**
   * What the public hands in, and what the secretariat says of it.
   *
   * @param why empty: nobody has looked at it yet
   */
  private record Public(
      String clause, String words, String group, String name, boolean shown, String why) {}

  private static final List<Public> PUBLIC =
      List.of(
          new Public(
              "to make sure that warnings reach visitors",
              "My mother was on holiday when the river rose, and her telephone stayed silent because"
                  + " it was roaming. Visitors should be warned by default, without a switch.",
              "individual",
              "Ada Merrin",
              true,
              "It concerns the clause and names nobody else."),
          new Public(
              "not require the identification",
              "The operator of our town sold the list of those who were warned. His name is known to"
                  + " everybody here and should be known to you.",
              "civil-society",
              "",
              false,
              "It accuses a private person; the matter itself is raised by other inputs."),
          new Public(
              "to publish the results of tests",
              "Please publish how long each network took, not only the mean of all of them.",
              "academia",
              "",
              false,
              ""));

  private final Doors doors;
  private final Function<Cast.Player, Voice> voices;
  private final long resolution;

  /** On that resolution, where the debate has been held. */
  Beside(Doors doors, Function<Cast.Player, Voice> voices, long resolution) {
    this.doors = doors;
    this.voices = voices;
    this.resolution = resolution;
  }

  /** All of it, in turn. */
  Future<Void> happens(long meeting) {
    return DemoMeeting.inTurn(PREPARED, this::prepare)
        .compose(done -> DemoMeeting.inTurn(ANSWERS, this::prepare))
        .compose(done -> transcript(meeting))
        .compose(done -> DemoMeeting.inTurn(PUBLIC, this::hand));
  }

  private Future<Scene> scene() {
    return doors.resolutions().state(resolution).map(Scene::new);
  }

  private Future<Void> prepare(Prepared draft) {
    return scene()
        .compose(
            scene ->
                doors
                    .preparing()
                    .begin(
                        resolution,
                        scene.mod(ProposalKind.MOD, draft.clause(), draft.why(), draft.swaps()),
                        scene.contribution(draft.contribution()),
                        draft.symbol(),
                        voices.apply(draft.by())));
  }

  private Future<Void> prepare(Answering one) {
    return scene()
        .compose(
            scene ->
                doors
                    .answers()
                    .keep(resolution, one.answer().apply(scene), voices.apply(one.by())));
  }

  private Future<Void> transcript(long meeting) {
    String words = DemoMeeting.transcript("sitting-2-en.txt");
    Transcript read = Transcript.read(words);
    Transcripts transcripts = doors.transcripts();
    return transcripts
        .keep(meeting, SITTING, words, voices.apply(Cast.INES))
        .compose(transcripts::byId)
        .compose(kept -> DemoMeeting.inTurn(SAID, said -> take(kept, read, said)));
  }

  private Future<Void> take(Transcripts.Kept kept, Transcript read, Said said) {
    org.plenary.input.Turn turn = org.plenary.input.Turn.of(kept, read, said.turn());
    By by = By.of(voices.apply(said.speaker()));
    Input.Spoken spoken = new Input.Spoken(by.delegation(), by.name(), by.region());
    String label = Objects.requireNonNull(read.interventions().get(said.turn()).speaker());
    return doors
        .transcripts()
        .speaksFor(kept.listed().id(), label, by.delegation())
        .compose(done -> scene())
        .compose(
            scene ->
                doors
                    .resolutions()
                    .submit(
                        resolution,
                        turn.statement(
                            voices.apply(Cast.INES),
                            List.of(),
                            scene.id(said.clause()),
                            said.speaker().by().name(),
                            spoken,
                            1,
                            turn.speech().size())))
        .mapEmpty();
  }

  private Future<Void> hand(Public one) {
    String key = "demo-" + PUBLIC.indexOf(one);
    return scene()
        .compose(
            scene ->
                doors
                    .submissions()
                    .hand(
                        resolution,
                        key,
                        new SubmissionRules.Filled(
                            scene.id(one.clause()),
                            one.words(),
                            one.group(),
                            one.name(),
                            "",
                            !one.name().isEmpty())))
        .compose(done -> one.why().isEmpty() ? Future.succeededFuture() : moderate(one, key));
  }

  private Future<Void> moderate(Public one, String key) {
    return scene()
        .compose(
            scene -> {
              int number = scene.state().negotiation().inputs().size();
              Act act = new Act.Moderated(number, one.shown(), one.why());
              return doors
                  .resolutions()
                  .submit(
                      resolution,
                      new Submission(
                          voices.apply(Cast.INES), "moderated-" + key, 1, new Command.Do(act)));
            })
        .mapEmpty();
  }
}
