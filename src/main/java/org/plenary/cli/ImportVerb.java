package org.plenary.cli;

import io.vertx.core.Future;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.plenary.exchange.Handed;
import org.plenary.exchange.Import;
import org.plenary.exchange.Readers;
import org.plenary.meeting.Meetings.NewResolution;
import org.plenary.people.Action;
import org.plenary.people.Rights;
import org.plenary.people.Voice;
import org.plenary.refusal.Refusal;
import org.plenary.text.Kind;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

@Command(
    name = "import",
    mixinStandardHelpOptions = true,
    description =
        "Makes a text the base text of a resolution or, with --for, puts a contribution on record"
            + " for a delegation. No server may be running; beside one, use the pages New"
            + " resolution and Contributions.")
final class ImportVerb implements Callable<Integer> {
  @Parameters(
      index = "0",
      paramLabel = "FILE",
      description = "Word (.docx), Akoma Ntoso, HTML, our own JSON and Markdown, or plain text.")
  private Path file;

  @Parameters(
      index = "1",
      paramLabel = "MEETING[/RESOLUTION]",
      description =
          "Its address; a base text's resolution that is not there yet is put on the agenda. Of a"
              + " contribution the meeting alone: each part belongs to the resolution whose number"
              + " it names.")
  private String address;

  @Option(
      names = "--as",
      required = true,
      paramLabel = "LOGIN",
      description = "Who does it: somebody of the secretariat.")
  private String login = "";

  @Option(names = "--item", paramLabel = "NUMBER", description = "Its number on the agenda.")
  private String item = "";

  @Option(
      names = "--for",
      paramLabel = "DELEGATION",
      description =
          "The file is a contribution of that delegation (its name). Never read from the file.")
  private @Nullable String delegation;

  @Option(
      names = "--symbol",
      paramLabel = "SYMBOL",
      description = "The contribution's document number, where the file does not say it.")
  private String symbol = "";

  @Option(
      names = "--add-new",
      description = "Texts of resolutions that are not there come onto the agenda.")
  private boolean adds;

  @Option(
      names = "--unsure",
      paramLabel = "FATE",
      description =
          "What becomes of changes whose clause is not certain, and of parts about no resolution:"
              + " ${COMPLETION-CANDIDATES}, in any case (default: ${DEFAULT-VALUE}). TAKE leaves"
              + " out only what belongs nowhere.")
  private ContributionImport.Unsure unsure = ContributionImport.Unsure.REFUSE;

  @Spec private CommandSpec spec;

  @Override
  public Integer call() throws Exception {
    if (delegation != null) {
      byte[] bytes = Files.readAllBytes(file);
      Rooms.alone(rooms -> contribution(rooms, bytes)).forEach(this::out);
      return Plenary.DONE;
    }
    Handed.Text read = read(file);
    out(Rooms.alone(rooms -> store(rooms, read)));
    read.findings()
        .forEach(one -> err("line " + one.line() + ": " + one.sentence() + " " + one.code()));
    return Plenary.DONE;
  }

  /** The base text, read in a process of its own as {@link ReadVerb} does. */
  static Handed.Text read(Path file) throws IOException, InterruptedException {
    Files.newInputStream(file).close();
    return Readers.resolution(file);
  }

  private void out(String line) {
    spec.commandLine().getOut().println(line);
  }

  private void err(String line) {
    spec.commandLine().getErr().println(line);
  }

  /** Puts a contribution on record; see {@link ContributionImport#store}. */
  Future<List<String>> contribution(Rooms rooms, byte[] bytes) {
    String[] parts = address.split("/", -1);
    if (parts.length > 2) {
      throw refuse("resolution.slug", "An address is MEETING/RESOLUTION, not " + address);
    }
    ContributionImport.Asked asked =
        new ContributionImport.Asked(
            parts[0],
            parts.length == 2 ? parts[1] : "",
            Objects.requireNonNull(delegation),
            symbol,
            item,
            adds,
            unsure);
    String name = String.valueOf(file.getFileName());
    return voice(rooms)
        .compose(
            voice -> new ContributionImport(rooms, asked, this::err).store(name, bytes, voice));
  }

  private Future<String> store(Rooms rooms, Handed.Text read) {
    return voice(rooms)
        .compose(voice -> resolution(rooms, read, voice))
        .map(stored -> address + ": version 1");
  }

  /** Refusals: {@code account.unknown}, {@code action.forbidden}. */
  private Future<Voice> voice(Rooms rooms) {
    return rooms
        .people()
        .accounts()
        .all()
        .map(
            all ->
                all.stream()
                    .filter(one -> one.login().equals(login))
                    .findFirst()
                    .orElseThrow(() -> refuse("account.unknown", "There is no account " + login)))
        .map(
            account ->
                account.memberships().stream()
                    .filter(one -> Rights.may(one.capacity(), Action.IMPORT))
                    .findFirst()
                    .orElseThrow(
                        () -> refuse("action.forbidden", login + " is not of the secretariat")))
        .compose(membership -> rooms.people().voices().ofMembership(membership.id()));
  }

  private Future<Void> resolution(Rooms rooms, Handed.Text read, Voice voice) {
    String[] parts = address.split("/", -1);
    if (parts.length != 2) {
      throw refuse("resolution.slug", "An address is MEETING/RESOLUTION, not " + address);
    }
    return rooms
        .meetings()
        .resolution(parts[0], parts[1])
        .compose(
            there ->
                there.isPresent()
                    ? text(rooms, there.get().id(), read, voice)
                    : rooms
                        .meetings()
                        .add(
                            added(parts[0], parts[1], read),
                            voice,
                            id -> text(rooms, id, read, voice))
                        .mapEmpty());
  }

  private Future<Void> text(Rooms rooms, long resolution, Handed.Text read, Voice voice) {
    String source = String.valueOf(file.getFileName());
    return Import.store(rooms.resolutions(), resolution, read.doc(), source, voice).mapEmpty();
  }

  private NewResolution added(String meeting, String slug, Handed.Text read) {
    String number = Import.first(read.doc(), Kind.NUMBER);
    String title = Import.first(read.doc(), Kind.TITLE);
    String language = read.language();
    return new NewResolution(
        meeting,
        slug,
        item,
        number.isEmpty() ? slug : number,
        title.isEmpty() ? slug : title,
        language,
        language.startsWith("ar") ? "rtl" : "ltr",
        read.numbering());
  }

  private static RuntimeException refuse(String code, String sentence) {
    return Refusal.of(code, sentence + ".").asException();
  }
}
