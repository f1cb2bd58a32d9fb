package org.plenary.cli;

import io.vertx.core.Future;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.plenary.exchange.Import;
import org.plenary.exchange.ReadDocument;
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
        "Makes a plain text the base text of a resolution. No server may be running; beside one,"
            + " use the page New resolution.")
final class ImportVerb implements Callable<Integer> {
  @Parameters(index = "0", paramLabel = "FILE", description = "Plain text in UTF-8.")
  private Path file;

  @Parameters(
      index = "1",
      paramLabel = "MEETING/RESOLUTION",
      description = "Its address; a resolution that is not there yet is put on the agenda.")
  private String address;

  @Option(
      names = "--as",
      required = true,
      paramLabel = "LOGIN",
      description = "Who does it: somebody of the secretariat.")
  private String login = "";

  @Option(names = "--item", paramLabel = "NUMBER", description = "Its number on the agenda.")
  private String item = "";

  @Spec private CommandSpec spec;

  @Override
  public Integer call() throws Exception {
    ReadDocument read = Import.read(Files.readAllBytes(file));
    String done = Rooms.alone(rooms -> store(rooms, read));
    spec.commandLine().getOut().println(done);
    read.findings()
        .forEach(
            one ->
                spec.commandLine()
                    .getErr()
                    .println("line " + one.line() + ": " + one.sentence() + " " + one.code()));
    return Plenary.DONE;
  }

  private Future<String> store(Rooms rooms, ReadDocument read) {
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

  private Future<Void> resolution(Rooms rooms, ReadDocument read, Voice voice) {
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

  private Future<Void> text(Rooms rooms, long resolution, ReadDocument read, Voice voice) {
    String source = String.valueOf(file.getFileName());
    return Import.store(rooms.resolutions(), resolution, read, source, voice).mapEmpty();
  }

  private NewResolution added(String meeting, String slug, ReadDocument read) {
    String number = Import.first(read.doc(), Kind.NUMBER);
    String title = Import.first(read.doc(), Kind.TITLE);
    String language = read.profile().language();
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
