package org.plenary.demo;

import io.vertx.core.Future;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import org.plenary.exchange.Import;
import org.plenary.exchange.ReadDocument;
import org.plenary.meeting.AgendaItem;
import org.plenary.meeting.Meeting;
import org.plenary.meeting.Meetings;
import org.plenary.meeting.Settings;
import org.plenary.negotiation.Answer;
import org.plenary.people.Account;
import org.plenary.people.Delegation;
import org.plenary.people.People;
import org.plenary.people.Voice;
import org.plenary.resolution.Resolutions;
import org.plenary.text.Kind;

/**
 * The World Standards Assembly in Port Lumen: an invented meeting of six regions with three
 * resolutions, to try everything with. Its accounts share one password that everybody can read
 * here: it is for one's own machine, not for a server on the open network.
 */
public final class DemoMeeting {
  static final String SLUG = "wsa-26";

  /** Of every account of the demo meeting. */
  public static final String PASSWORD = "port-lumen-2026";

  private record Text(String slug, String item, String file, String language) {
    String direction() {
      return language.equals("ar") ? "rtl" : "ltr";
    }
  }

  private static final List<Text> TEXTS =
      List.of(
          new Text("resolution-31", "4.1", "resolution-31-en.txt", "en"),
          new Text("resolution-44", "4.2", "resolution-44-ar.txt", "ar"),
          new Text("draft-new-resolution-plum-1", "4.3", "resolution-58-en.txt", "en"));

  private final People people;
  private final Meetings meetings;
  private final Resolutions resolutions;
  private final Doors doors;

  public DemoMeeting(People people, Meetings meetings, Doors doors) {
    this.people = people;
    this.meetings = meetings;
    this.resolutions = doors.resolutions();
    this.doors = doors;
  }

  /** Loads what is not there yet of it; whether that was anything. */
  public Future<Boolean> loadOnce() {
    return meetings
        .agenda(SLUG)
        .compose(there -> there.size() == TEXTS.size() ? Future.succeededFuture(false) : load());
  }

  /** Whether it was loaded, now or by an earlier start. */
  public Future<Boolean> isThere() {
    return meetings.bySlug(SLUG).map(Optional::isPresent);
  }

  /** One line for each account that can sign in. */
  public static List<String> whoCanSignIn() {
    List<String> lines = new ArrayList<>();
    lines.add("Sign in with the password " + PASSWORD + " as");
    for (Cast.Player player : Cast.PLAYERS) {
      String region = player.by().region();
      lines.add(
          String.format(
              "  %-8s%s, %s of %s%s",
              player.login(),
              player.name(),
              player.capacity().code(),
              player.by().name(),
              region.isEmpty() ? "" : " (" + region + ")"));
    }
    return lines;
  }

  private Future<Boolean> load() {
    Map<Cast.Sent, Delegation> delegations = new HashMap<>();
    Map<Cast.Player, Voice> voices = new HashMap<>();
    return delegations(delegations)
        .compose(done -> inTurn(Cast.PLAYERS, player -> account(player, delegations, voices)))
        .compose(done -> meetings.bySlug(SLUG))
        .compose(there -> there.isPresent() ? Future.succeededFuture() : meeting(voices))
        .compose(done -> meetings.agenda(SLUG))
        .map(there -> there.stream().map(AgendaItem::slug).toList())
        .compose(
            there ->
                inTurn(
                    TEXTS.stream().filter(text -> !there.contains(text.slug())).toList(),
                    text -> text(text, voices)))
        .map(done -> true);
  }

  private Future<Void> delegations(Map<Cast.Sent, Delegation> made) {
    return people
        .delegations()
        .all()
        .compose(
            there ->
                inTurn(
                    Cast.DELEGATIONS,
                    sent ->
                        there.stream()
                            .filter(one -> one.name().equals(sent.name()))
                            .findFirst()
                            .map(Future::succeededFuture)
                            .orElseGet(
                                () ->
                                    people
                                        .delegations()
                                        .create(sent.name(), sent.kind(), sent.region()))
                            .onSuccess(delegation -> made.put(sent, delegation))
                            .mapEmpty()));
  }

  private Future<Void> account(
      Cast.Player player, Map<Cast.Sent, Delegation> delegations, Map<Cast.Player, Voice> voices) {
    Delegation delegation = delegations.get(player.by());
    if (delegation == null) {
      return Future.failedFuture("no delegation of " + player.name());
    }
    return people
        .accounts()
        .all()
        .map(all -> all.stream().filter(one -> one.login().equals(player.login())).findFirst())
        .compose(
            there ->
                there.isPresent()
                    ? Future.succeededFuture(there.get())
                    : people
                        .accounts()
                        .create(
                            player.name(),
                            player.login(),
                            PASSWORD,
                            delegation.id(),
                            player.capacity()))
        .compose(this::voice)
        .onSuccess(voice -> voices.put(player, voice))
        .compose(voice -> address(player, voice));
  }

  /** Who gives an address is written to: the outbox has letters to read. */
  private Future<Void> address(Cast.Player player, Voice voice) {
    String address = Cast.ADDRESSES.get(player);
    return address == null
        ? Future.succeededFuture()
        : people.mailboxes().set(voice.personId(), address).mapEmpty();
  }

  private Future<Voice> voice(Account account) {
    return people.voices().ofMembership(account.memberships().get(0).id());
  }

  /** The secretariat opens it, and invites the public. */
  private Future<Meeting> meeting(Map<Cast.Player, Voice> voices) {
    Voice secretariat = Objects.requireNonNull(voices.get(Cast.INES));
    return meetings
        .settings()
        .open(
            SLUG,
            Meeting.Numbering.ITU,
            new Settings(
                "World Standards Assembly, Port Lumen 2026",
                "World Standards Union",
                "Port Lumen",
                LocalDate.of(2026, 11, 16),
                LocalDate.of(2026, 11, 27),
                List.of("en", "ar"),
                ZoneId.of("Africa/Cairo"),
                true,
                Answer.USUAL_DAYS),
            secretariat);
  }

  private Future<Void> text(Text text, Map<Cast.Player, Voice> voices) {
    ReadDocument read = Import.read(file(text.file()));
    Voice secretariat = voice(voices, Cast.INES);
    return meetings
        .add(
            new Meetings.NewResolution(
                SLUG,
                text.slug(),
                text.item(),
                Import.first(read.doc(), Kind.NUMBER),
                Import.first(read.doc(), Kind.TITLE),
                text.language(),
                text.direction(),
                read.numbering()),
            secretariat,
            id -> fill(id, text.slug(), read, voices))
        .compose(
            item ->
                item.slug().equals(TEXTS.get(0).slug())
                    ? beside(item.id(), voices)
                    : Future.succeededFuture());
  }

  private Future<Void> beside(long resolution, Map<Cast.Player, Voice> voices) {
    Beside beside = new Beside(doors, player -> voice(voices, player), resolution);
    return meetings.bySlug(SLUG).compose(meeting -> beside.happens(meeting.orElseThrow().id()));
  }

  private Future<Void> fill(
      long resolution, String slug, ReadDocument read, Map<Cast.Player, Voice> voices) {
    Negotiation negotiation = new Negotiation(resolutions, resolution);
    return Import.store(resolutions, resolution, read, "the demo meeting", voice(voices, Cast.INES))
        .compose(
            done ->
                inTurn(
                    Negotiation.of(slug),
                    turn -> negotiation.take(turn, voice(voices, turn.by()))));
  }

  private static Voice voice(Map<Cast.Player, Voice> voices, Cast.Player player) {
    Voice voice = voices.get(player);
    if (voice == null) {
      throw new IllegalStateException("no voice of " + player.name());
    }
    return voice;
  }

  static String transcript(String name) {
    return new String(file(name), StandardCharsets.UTF_8);
  }

  private static byte[] file(String name) {
    try (InputStream in = DemoMeeting.class.getResourceAsStream("/demo/" + name)) {
      if (in == null) {
        throw new IllegalStateException("no file demo/" + name);
      }
      return in.readAllBytes();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** One after the other. */
  static <T> Future<Void> inTurn(List<T> list, Function<T, Future<Void>> work) {
    Future<Void> done = Future.succeededFuture();
    for (T one : list) {
      done = done.compose(v -> work.apply(one));
    }
    return done;
  }
}
