package org.plenary.publication.desk;

import io.vertx.core.Future;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.plenary.exchange.Handed;
import org.plenary.exchange.Import;
import org.plenary.exchange.Wish;
import org.plenary.exchange.Wishes;
import org.plenary.input.Incoming;
import org.plenary.meeting.AgendaItem;
import org.plenary.meeting.Meetings;
import org.plenary.negotiation.Act;
import org.plenary.negotiation.Input;
import org.plenary.negotiation.ProposalKind;
import org.plenary.negotiation.Symbol;
import org.plenary.people.Delegation;
import org.plenary.people.Voice;
import org.plenary.refusal.Refusal;
import org.plenary.resolution.Command;
import org.plenary.resolution.Resolutions;
import org.plenary.resolution.Submission;

/**
 * Puts a contribution on record: one act for each resolution it is about, for the delegation that
 * was chosen. What is on record already is not put there again.
 */
final class IncomingStore {
  private static final int MOST_WHY = 4_000;
  private static final int LEAST_WHY = 40;

  /** Fewer characters are no sentence. */
  private static final int FEW = 12;

  private final Meetings meetings;
  private final Resolutions resolutions;
  private final Incoming incoming;

  IncomingStore(Meetings meetings, Resolutions resolutions, Incoming incoming) {
    this.meetings = meetings;
    this.resolutions = resolutions;
    this.incoming = incoming;
  }

  /**
   * Completes when all is durable.
   *
   * <p>Refusals: {@code delegation.unknown}, {@code match.open}, {@code match.none}, those of the
   * act {@code received} and of a new resolution.
   *
   * @param noReason what stands as the reason where the file gives none
   */
  Future<Void> store(IncomingPage page, Voice by, String noReason) {
    Delegation delegation =
        page.delegations().stream()
            .filter(one -> one.id() == page.kept().envelope().delegation())
            .findFirst()
            .orElse(null);
    if (delegation == null) {
      return refused("delegation.unknown", "There is no such delegation.", "delegation");
    }
    if (page.parts().stream().anyMatch(part -> part.count(Wish.Fate.OPEN) > 0)) {
      return refused(
          "match.open",
          "Some changes belong to no clause yet: choose one or leave them out.",
          null);
    }
    if (!page.ready()) {
      return refused("match.none", "There is nothing to put on record.", null);
    }
    return added(page, by).compose(fresh -> acts(page, fresh, delegation, by, noReason));
  }

  private static Future<Void> refused(String code, String sentence, @Nullable String field) {
    return Future.failedFuture(new Refusal(code, sentence, field).asException());
  }

  /** New resolutions come onto the agenda; numbers of the parts that are their texts. */
  private Future<List<Long>> added(IncomingPage page, Voice by) {
    Future<List<Long>> done = Future.succeededFuture(new ArrayList<>());
    for (IncomingPage.Part part : page.parts()) {
      Handed.Text text = part.said().after();
      if (part.isNew() && text != null) {
        done =
            done.compose(
                ids ->
                    add(page, part, text, by)
                        .map(
                            id -> {
                              ids.add(id);
                              return ids;
                            }));
      }
    }
    return done;
  }

  private Future<Long> add(IncomingPage page, IncomingPage.Part part, Handed.Text text, Voice by) {
    String symbol = part.named().isEmpty() ? part.identifier() : part.named();
    String language = text.language().isEmpty() ? "en" : text.language().substring(0, 2);
    Meetings.NewResolution wanted =
        new Meetings.NewResolution(
            page.meeting().slug(),
            ResolutionForm.slugOf(symbol),
            page.kept().envelope().item(),
            symbol,
            part.title().isEmpty() ? symbol : part.title(),
            language,
            language.equals("ar") ? "rtl" : "ltr",
            text.numbering());
    String source = part.identifier().isEmpty() ? page.kept().listed().name() : part.identifier();
    return meetings
        .add(wanted, by, id -> Import.store(resolutions, id, text.doc(), source, by).mapEmpty())
        .map(AgendaItem::id)
        .compose(
            id ->
                incoming
                    .assign(
                        page.kept().listed().id(), part.index(), new Incoming.Assigned(id, null))
                    .map(id));
  }

  private Future<Void> acts(
      IncomingPage page, List<Long> fresh, Delegation delegation, Voice by, String noReason) {
    Map<Long, List<Act.Proposed>> all = new LinkedHashMap<>();
    fresh.forEach(id -> all.put(id, new ArrayList<>()));
    for (IncomingPage.Part part : page.parts()) {
      AgendaItem to = part.to();
      if (to != null && part.onRecord() == 0) {
        all.computeIfAbsent(to.id(), id -> new ArrayList<>())
            .addAll(proposals(page, part, noReason));
      }
    }
    Incoming.Envelope envelope = page.kept().envelope();
    Act.Contributed contributed =
        new Act.Contributed(
            0,
            envelope.symbol(),
            envelope.source(),
            envelope.title(),
            page.handed().summary(),
            introduction(page.handed()),
            envelope.item());
    Input.Spoken from = new Input.Spoken(delegation.id(), delegation.name(), delegation.region());
    Future<Void> done = Future.succeededFuture();
    for (Map.Entry<Long, List<Act.Proposed>> one : all.entrySet()) {
      Act act = new Act.Received(from, contributed, one.getValue());
      String client = "incoming-" + page.kept().listed().id() + "-" + one.getKey();
      Submission submission = new Submission(by, client, 1, new Command.Do(act));
      done = done.compose(v -> resolutions.submit(one.getKey(), submission).mapEmpty());
    }
    return done;
  }

  /** The proposal in words stands after the introduction: the envelope has no place of its own. */
  private static String introduction(Handed handed) {
    String proposal = handed.proposal().strip();
    String words = handed.introduction().strip();
    return proposal.isEmpty() ? words : words.isEmpty() ? proposal : words + "\n\n" + proposal;
  }

  private static List<Act.Proposed> proposals(
      IncomingPage page, IncomingPage.Part part, String noReason) {
    String symbol = Symbol.of(part.identifier()).isPresent() ? part.identifier() : "";
    List<Act.Proposed> proposals = new ArrayList<>();
    for (IncomingPage.Row row : part.rows()) {
      Wish wish = row.wish();
      if (wish.fate() == Wish.Fate.STORED) {
        boolean needs = wish.kind() == ProposalKind.SUP || wish.kind() == ProposalKind.NOC;
        String reasons = wish.why().isBlank() ? part.said().reasons() : wish.why();
        String own = cut(reasons.strip());
        String more = needs && own.length() < FEW ? reason(page.handed(), noReason) : "";
        String why = cut((own + "\n\n" + more).strip());
        proposals.add(
            new Act.Proposed(
                0, 0, symbol, Wishes.revision(wish, part.text(), part.version(), why)));
      }
    }
    return proposals;
  }

  /** What the contribution says for itself, where it gives no reasons under that name, or few. */
  private static String reason(Handed handed, String otherwise) {
    for (String words : List.of(handed.proposal(), handed.summary(), handed.introduction())) {
      if (words.strip().length() >= LEAST_WHY) {
        return cut(words.strip());
      }
    }
    return otherwise;
  }

  private static String cut(String words) {
    if (words.length() <= MOST_WHY) {
      return words;
    }
    int end = words.lastIndexOf(' ', MOST_WHY);
    return words.substring(0, end < MOST_WHY / 2 ? MOST_WHY - 1 : end).strip() + "…";
  }
}
