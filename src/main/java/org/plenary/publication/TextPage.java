package org.plenary.publication;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import org.plenary.exchange.Export;
import org.plenary.exchange.HtmlRenderer;
import org.plenary.meeting.AgendaItem;
import org.plenary.meeting.Meeting;
import org.plenary.meeting.Publishing;
import org.plenary.negotiation.Stamp;
import org.plenary.publication.PublicRecord.Item;
import org.plenary.publication.PublicRecord.Past;
import org.plenary.resolution.State;
import org.plenary.text.Kind;
import org.plenary.text.Numbering;

/**
 * All that the page of a resolution shows. Made on a worker thread.
 *
 * @param newest whether it is the newest version, which is kept up to date where there is a script
 * @param article the text as HTML, every character of it escaped by its renderer
 * @param rows the redline where two versions are compared; else empty
 * @param from the version compared with; 0 where none is
 * @param open clauses that are contested
 * @param publishing when the public is shown what happens
 * @param takes whether people without an account may hand something in
 * @param hands who wrote words of it, where these are shown; else empty
 * @param named versions beside the live text
 * @param elsewhere inputs on the whole resolution or on clauses that are no longer there
 * @param adopted the version of its adoption; 0 before it
 */
public record TextPage(
    Meeting meeting,
    AgendaItem item,
    long version,
    long base,
    boolean newest,
    Publishing publishing,
    boolean takes,
    Stage stage,
    Instant at,
    String article,
    List<Compared> rows,
    long from,
    List<Change> changes,
    List<Place> agreed,
    Figures figures,
    List<ClauseView> open,
    List<InputView> elsewhere,
    long adopted,
    List<AuthorsPage.Hand> hands,
    List<Named> named) {

  /** Whether the public is shown what happens as it happens. */
  public boolean live() {
    return publishing.mode() == Publishing.Mode.LIVE;
  }

  /** A version with a name; {@code name} empty: the text that was adopted, or the base text. */
  public record Named(String key, String name, long version) {}

  /** So many changes are listed. */
  private static final int MOST_CHANGES = 12;

  /**
   * @param under what stands under a clause, as HTML; empty for nothing
   */
  static TextPage reading(
      Item item,
      State state,
      boolean newest,
      Past past,
      Inputs inputs,
      Function<ClauseView, String> under) {
    Numbering numbering = Numbering.of(state.doc(), Export.profile(item.meeting(), item.agenda()));
    String article =
        HtmlRenderer.fragment(state.doc(), numbering, 1, id -> under.apply(inputs.clause(id)));
    return page(item, state, newest, past, numbering, article, List.of(), 0, inputs, List.of());
  }

  /** The text with the hand of each word. */
  static TextPage authors(
      Item item,
      AuthorsPage.Seen seen,
      boolean newest,
      Past past,
      Function<ClauseView, String> under,
      HtmlRenderer.Dress dress) {
    Inputs inputs = seen.inputs();
    State state = seen.state();
    Numbering numbering = Numbering.of(state.doc(), Export.profile(item.meeting(), item.agenda()));
    String article =
        HtmlRenderer.printed(
            seen.hands().doc(), numbering, 1, id -> under.apply(inputs.clause(id)), dress);
    List<AuthorsPage.Hand> hands = seen.shares();
    return page(item, state, newest, past, numbering, article, List.of(), 0, inputs, hands);
  }

  static TextPage comparing(
      Item item, State from, State to, boolean newest, Past past, Inputs inputs) {
    var profile = Export.profile(item.meeting(), item.agenda());
    List<Compared> rows = Compared.of(from.doc(), to.doc(), profile);
    Numbering numbering = Numbering.of(to.doc(), profile);
    return page(item, to, newest, past, numbering, "", rows, from.version(), inputs, List.of());
  }

  private static TextPage page(
      Item item,
      State state,
      boolean newest,
      Past past,
      Numbering numbering,
      String article,
      List<Compared> rows,
      long from,
      Inputs inputs,
      List<AuthorsPage.Hand> hands) {
    Place.Finder places = new Place.Finder(state.doc(), numbering);
    Stamp adopted = state.negotiation().adopted();
    return new TextPage(
        item.meeting(),
        item.agenda(),
        state.version(),
        state.base(),
        newest,
        item.publishing(),
        newest && item.meeting().invitesPublic() && state.negotiation().adopted() == null,
        Stage.of(state),
        Instant.ofEpochMilli(past.entries().get(past.entries().size() - 1).at()),
        article,
        rows,
        from,
        changes(item, past, inputs),
        agreed(state, places),
        inputs.figures(),
        inputs.open(),
        inputs.elsewhere(),
        adopted == null ? 0 : adopted.version(),
        hands,
        named(item.edition().state()));
  }

  private static List<Change> changes(Item item, Past past, Inputs inputs) {
    List<Happening> all = Happenings.of(item, past.before(), past.entries()).lines();
    List<Change> latest = new ArrayList<>();
    for (int i = all.size() - 1; i >= 0 && latest.size() < MOST_CHANGES; i--) {
      latest.add(Change.of(all.get(i), past.speakers(), inputs));
    }
    return latest;
  }

  private static List<Place> agreed(State state, Place.Finder places) {
    return state.doc().blocks().stream()
        .filter(block -> block.kind() == Kind.CLAUSE && state.agreed().contains(block.id()))
        .map(block -> places.of(block.id(), block))
        .toList();
  }

  /** Those beside the live text, as of the newest version: the base text first. */
  private static List<Named> named(State newest) {
    List<Named> named = new ArrayList<>();
    if (newest.base() > 0) {
      named.add(new Named("versions.base", "", newest.base()));
    }
    newest
        .negotiation()
        .named()
        .forEach(one -> named.add(new Named("", one.name(), one.version())));
    Stamp adopted = newest.negotiation().adopted();
    if (adopted != null) {
      named.add(new Named("versions.adopted", "", adopted.version()));
    }
    return named;
  }

  /** What this version is called; empty where it has no name. */
  public String called() {
    return named.stream()
        .filter(one -> one.version() == version && !one.name().isEmpty())
        .map(Named::name)
        .findFirst()
        .orElse("");
  }

  public String path() {
    return "/m/" + item.meeting() + "/" + item.slug();
  }

  public boolean showsAuthors() {
    return !hands.isEmpty();
  }

  public boolean comparing() {
    return from > 0;
  }
}
