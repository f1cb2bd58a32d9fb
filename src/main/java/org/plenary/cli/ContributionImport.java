package org.plenary.cli;

import io.vertx.core.Future;
import io.vertx.core.buffer.Buffer;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.Consumer;
import org.plenary.exchange.Wish;
import org.plenary.http.Language;
import org.plenary.http.Messages;
import org.plenary.input.Incoming;
import org.plenary.meeting.AgendaItem;
import org.plenary.people.Voice;
import org.plenary.publication.desk.IncomingDesk;
import org.plenary.publication.desk.IncomingPage;
import org.plenary.refusal.Refusal;

/**
 * A contribution goes from a file to the record without anybody looking at it: by the same rooms as
 * the page <i>Contributions</i>, for a delegation that the operator names. What the page would have
 * somebody look at is refused, unless the operator said what becomes of it; what is refused leaves
 * nothing behind.
 */
final class ContributionImport {

  /** What becomes of what the page would have somebody look at. */
  enum Unsure {
    REFUSE,
    TAKE,
    LEAVE
  }

  /**
   * What the operator says.
   *
   * @param meeting slug
   * @param resolution slug; empty: each part belongs to the resolution whose number it names
   * @param delegation its name
   * @param symbol of the document; empty: as the file has it
   * @param item of the agenda; empty for none
   * @param adds texts of resolutions that are not there come onto the agenda
   */
  record Asked(
      String meeting,
      String resolution,
      String delegation,
      String symbol,
      String item,
      boolean adds,
      Unsure unsure) {}

  private final Rooms rooms;
  private final IncomingDesk desk;
  private final Asked asked;
  private final Consumer<String> remarks;

  /**
   * @param remarks takes slips and what is unsure, a line each
   */
  ContributionImport(Rooms rooms, Asked asked, Consumer<String> remarks) {
    this.rooms = rooms;
    this.asked = asked;
    this.remarks = remarks;
    this.desk =
        new IncomingDesk(
            rooms.vertx(),
            rooms.meetings(),
            rooms.resolutions(),
            rooms.people().delegations(),
            new Incoming(rooms.pool(), Clock.systemUTC()));
  }

  /**
   * Completes when all is on record, with a line for each resolution.
   *
   * <p>Refusals: {@code delegation.unknown}, {@code meeting.unknown}, {@code resolution.unknown},
   * {@code part.open}, {@code match.doubtful}, {@code match.open}, {@code match.none}, those of
   * reading and of the act {@code received}.
   */
  Future<List<String>> store(String name, byte[] file, Voice by) {
    return delegation()
        .compose(from -> desk.keep(asked.meeting(), from, name, Buffer.buffer(file), by))
        .compose(
            id ->
                settle(id, by)
                    .recover(no -> desk.remove(id).transform(gone -> Future.failedFuture(no))));
  }

  private Future<Long> delegation() {
    return rooms
        .people()
        .delegations()
        .all()
        .map(
            all ->
                all.stream()
                    .filter(one -> one.name().equalsIgnoreCase(asked.delegation().strip()))
                    .findFirst()
                    .orElseThrow(
                        () ->
                            Refusal.of(
                                    "delegation.unknown",
                                    "There is no delegation " + asked.delegation() + ".")
                                .asException())
                    .id());
  }

  private Future<List<String>> settle(long id, Voice by) {
    String noReason = Messages.in(Language.EN).text("incoming.no-reason");
    return desk.page(id, null)
        .compose(page -> envelope(id, page))
        .compose(page -> give(id, page))
        .compose(page -> choose(id, page))
        .compose(page -> desk.store(id, by, noReason).compose(done -> told(id, page)));
  }

  private Future<IncomingPage> envelope(long id, IncomingPage page) {
    Incoming.Envelope read = page.kept().envelope();
    String symbol = asked.symbol().isEmpty() ? read.symbol() : asked.symbol();
    Incoming.Envelope envelope =
        new Incoming.Envelope(read.delegation(), symbol, read.source(), read.title(), asked.item());
    return desk.change(id, envelope).compose(done -> desk.page(id, null));
  }

  /** Every part belongs to a resolution, or the operator said that it need not. */
  private Future<IncomingPage> give(long id, IncomingPage page) {
    AgendaItem only = asked.resolution().isEmpty() ? null : item(page);
    Future<Void> done = Future.succeededFuture();
    boolean open = false;
    for (IncomingPage.Part part : page.parts()) {
      AgendaItem to = part.to();
      String wanted = null;
      if (page.isText(part)) {
        continue;
      }
      if (only != null) {
        boolean one = page.parts().stream().filter(other -> !page.isText(other)).count() == 1;
        boolean its = to != null && to.id() == only.id();
        wanted = its ? null : one ? "" + only.id() : to == null ? null : "";
      } else if (to == null && asked.adds() && part.said().after() != null) {
        wanted = "new";
      }
      if (wanted != null) {
        String now = wanted;
        done = done.compose(v -> desk.assign(id, part.index(), now));
      } else if (to == null) {
        remarks.accept(named(part) + ": no resolution of the meeting has that number.");
        open = true;
      }
    }
    if (open && asked.unsure() == Unsure.REFUSE) {
      throw Refusal.of("part.open", "Parts of the file belong to no resolution.").asException();
    }
    return done.compose(v -> desk.page(id, null));
  }

  private AgendaItem item(IncomingPage page) {
    return page.agenda().stream()
        .filter(one -> one.slug().equals(asked.resolution()))
        .findFirst()
        .orElseThrow(
            () ->
                Refusal.of(
                        "resolution.unknown",
                        "There is no resolution "
                            + asked.meeting()
                            + "/"
                            + asked.resolution()
                            + ".")
                    .asException());
  }

  /** Whatever is unsure is taken, left out or refused. */
  private Future<IncomingPage> choose(long id, IncomingPage page) {
    Future<Void> done = Future.succeededFuture();
    boolean unsure = false;
    for (IncomingPage.Part part : page.parts()) {
      part.slips().forEach(slip -> slip(part, slip));
      for (IncomingPage.Row row : part.rows()) {
        Wish wish = row.wish();
        boolean stored = wish.fate() == Wish.Fate.STORED && part.onRecord() == 0;
        if (wish.fate() == Wish.Fate.OPEN || stored && wish.check()) {
          unsure = true;
          remarks.accept(named(part) + ": " + told(row));
          boolean out = asked.unsure() == Unsure.LEAVE || wish.fate() == Wish.Fate.OPEN;
          if (out && asked.unsure() != Unsure.REFUSE) {
            done = done.compose(v -> desk.match(id, part.index(), wish.key(), "out"));
          }
        }
      }
    }
    if (unsure && asked.unsure() == Unsure.REFUSE) {
      throw Refusal.of("match.doubtful", "It is not certain which clauses some changes are about.")
          .asException();
    }
    return done.compose(v -> desk.page(id, null));
  }

  private void slip(IncomingPage.Part part, IncomingPage.Slip slip) {
    remarks.accept(
        (named(part) + ": " + slip.label() + " ").strip()
            + " "
            + slip.finding().sentence()
            + " "
            + slip.finding().code());
  }

  private static String named(IncomingPage.Part part) {
    String official = (part.official() + " " + part.identifier()).strip();
    return official.isEmpty() ? part.named() : official;
  }

  private String told(IncomingPage.Row row) {
    Wish wish = row.wish();
    String words = wish.blocks().isEmpty() ? "" : wish.blocks().get(0).plainText().strip();
    String where =
        wish.there() == null
            ? "to no clause"
            : wish.place().name().toLowerCase(Locale.ROOT) + " " + row.label();
    String fate =
        wish.fate() == Wish.Fate.OPEN
            ? "belongs nowhere"
            : wish.doubtful() ? "what goes is not certain" : "the clause is not certain";
    return row.sign() + " " + where + ": " + fate + ": " + cut(words);
  }

  private static String cut(String words) {
    int most = 80;
    return words.codePointCount(0, words.length()) <= most
        ? words
        : words.substring(0, words.offsetByCodePoints(0, most)) + "…";
  }

  private Future<List<String>> told(long id, IncomingPage before) {
    return desk.page(id, null)
        .map(
            page -> {
              List<String> lines = new ArrayList<>();
              for (IncomingPage.Part part : page.parts()) {
                AgendaItem to = part.to();
                if (to != null) {
                  long proposals = before.parts().get(part.index()).count(Wish.Fate.STORED);
                  lines.add(
                      asked.meeting()
                          + "/"
                          + to.slug()
                          + ": contribution "
                          + part.onRecord()
                          + ", proposals: "
                          + proposals);
                }
              }
              return lines;
            });
  }
}
