package org.plenary.publication;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import org.plenary.exchange.Export;
import org.plenary.exchange.IcuSegmenter;
import org.plenary.negotiation.Bracketing;
import org.plenary.negotiation.ClauseStatus;
import org.plenary.negotiation.Contribution;
import org.plenary.negotiation.Declared;
import org.plenary.negotiation.Input;
import org.plenary.negotiation.Negotiation;
import org.plenary.negotiation.Silence;
import org.plenary.negotiation.Stamp;
import org.plenary.negotiation.Stance;
import org.plenary.negotiation.Subject;
import org.plenary.publication.PublicRecord.Item;
import org.plenary.resolution.State;
import org.plenary.text.Block;
import org.plenary.text.Bracket;
import org.plenary.text.Brackets;
import org.plenary.text.Numbering;
import org.plenary.text.Segmenter;

/**
 * What is said beside a text at one version, as {@link Visibility} lets the public read it. Pure;
 * takes time, so not for an event loop.
 */
final class Inputs {
  private final String path;
  private final State state;
  private final Negotiation n;
  private final Place.Finder places;
  private final Segmenter segmenter;
  private final InputViews views;
  private final Map<String, Block> blocks = new HashMap<>();
  private final Map<String, List<Input>> byClause = new HashMap<>();
  private final Map<String, List<Bracket>> brackets = new HashMap<>();

  Inputs(Item item, State state, Words words) {
    this.path = "/m/" + item.agenda().meeting() + "/" + item.agenda().slug();
    this.state = state;
    this.n = state.negotiation();
    Numbering numbering = Numbering.of(state.doc(), Export.profile(item.meeting(), item.agenda()));
    this.places = new Place.Finder(state.doc(), numbering);
    this.segmenter = IcuSegmenter.of(item.agenda().language());
    this.views = new InputViews(path, state, words, segmenter, this::place);
    state.doc().blocks().forEach(block -> blocks.put(block.id(), block));
    for (Input input : n.inputs().values()) {
      byClause
          .computeIfAbsent(n.clauseOf(input, state.doc()), clause -> new ArrayList<>())
          .add(input);
    }
    for (Bracket bracket : Brackets.of(state.doc())) {
      for (String clause : bracket.clauses()) {
        brackets.computeIfAbsent(clause, id -> new ArrayList<>()).add(bracket);
      }
    }
  }

  String path() {
    return path;
  }

  Segmenter segmenter() {
    return segmenter;
  }

  Figures figures() {
    int inputs = (int) n.inputs().values().stream().filter(one -> !one.withdrawn()).count();
    int objections =
        (int) n.positions().stream().filter(p -> p.now().stance() == Stance.OBJECT).count();
    return new Figures(
        open().size(), inputs, n.owed().size(), Brackets.of(state.doc()).size(), objections);
  }

  /** Clauses that are contested, in the order of the text. */
  List<ClauseView> open() {
    return state.doc().blocks().stream()
        .map(block -> clause(block.id()))
        .filter(ClauseView::open)
        .toList();
  }

  /** Inputs on the whole resolution or on clauses that are no longer there. */
  List<InputView> elsewhere() {
    List<InputView> found = new ArrayList<>();
    for (Input input : n.inputs().values()) {
      if (!blocks.containsKey(n.clauseOf(input, state.doc())) && Visibility.isListed(input)) {
        found.add(view(input));
      }
    }
    return found;
  }

  /** All inputs, in the order in which they came. */
  List<InputView> all() {
    return n.inputs().values().stream().filter(Visibility::isListed).map(this::view).toList();
  }

  /** Those that are so, in the order in which they came. */
  List<InputView> matching(Predicate<Input> so) {
    return n.inputs().values().stream()
        .filter(Visibility::isListed)
        .filter(so)
        .map(this::view)
        .toList();
  }

  Optional<InputView> input(int number) {
    return n.input(number).map(this::view);
  }

  Optional<Contribution> contribution(int number) {
    return Optional.ofNullable(n.contributions().get(number));
  }

  /** Proposals that came in an envelope. */
  List<InputView> in(int contribution) {
    return n.inputs().values().stream()
        .filter(i -> i instanceof Input.Proposal p && p.contribution() == contribution)
        .map(this::view)
        .toList();
  }

  /** Whether anything is known of such a clause. */
  boolean knows(String clause) {
    return blocks.containsKey(clause) || byClause.containsKey(clause);
  }

  @Nullable Block block(String clause) {
    return blocks.get(clause);
  }

  ClauseView clause(String id) {
    Block block = blocks.get(id);
    List<Input> about = byClause.getOrDefault(id, List.of());
    Declared declared = n.statuses().get(id);
    ClauseStatus status = n.status(id);
    return new ClauseView(
        id,
        place(id),
        path + "/c/" + id,
        code(status),
        declared == null || status == ClauseStatus.OPEN
            ? null
            : new ClauseView.Declaration(
                Visibility.of(declared.stamp().by()),
                declared.why(),
                declared.stamp().version(),
                at(declared.stamp())),
        block == null ? "" : block.plainText(),
        silence(id),
        about.stream().filter(Visibility::isListed).map(this::view).toList(),
        views.stands(new Subject(0, id)),
        brackets.getOrDefault(id, List.of()).stream().map(this::bracket).toList(),
        about.stream()
            .filter(one -> n.owes(one) && !Visibility.isListed(one))
            .map(one -> link(one.number()))
            .toList(),
        (int) about.stream().filter(n::owes).count());
  }

  /** Where a clause is; null where it is no longer there. */
  @Nullable Place place(String id) {
    Block block = blocks.get(id);
    return block == null ? null : places.of(id, block);
  }

  private @Nullable Instant silence(String clause) {
    return n.silences().values().stream()
        .filter(one -> one.end() == null && one.clauses().contains(clause))
        .map(Silence::until)
        .map(Instant::ofEpochMilli)
        .findFirst()
        .orElse(null);
  }

  private ClauseView.BracketView bracket(Bracket bracket) {
    Bracketing known = n.brackets().get(bracket.id());
    List<ClauseView.Option> options = new ArrayList<>();
    Set<Integer> there = new HashSet<>();
    for (Bracket.Option option : bracket.options()) {
      there.add(option.number());
      Bracketing.Option about = about(known, option.number());
      options.add(option(option.text(), about));
    }
    if (known != null) {
      known.options().stream()
          .filter(option -> option.none() && !there.contains(option.option()))
          .forEach(option -> options.add(option("", option)));
    }
    return new ClauseView.BracketView(
        known == null ? "" : known.why(),
        known == null ? null : Visibility.of(known.stamp().by()),
        known != null && known.isBrought(),
        known == null ? 0 : known.stamp().version(),
        known == null ? Instant.EPOCH : at(known.stamp()),
        options);
  }

  private static Bracketing.@Nullable Option about(@Nullable Bracketing known, int number) {
    return known == null
        ? null
        : known.options().stream().filter(o -> o.option() == number).findFirst().orElse(null);
  }

  private ClauseView.Option option(String text, Bracketing.@Nullable Option about) {
    return new ClauseView.Option(
        text,
        about == null ? "" : about.from(),
        about == null || about.source() == 0 ? null : link(about.source()));
  }

  /** The input as the public reads it. */
  InputView view(Input input) {
    return views.of(input);
  }

  Link link(int input) {
    return views.link(input);
  }

  Link link(Contribution one) {
    return views.link(one);
  }

  /** Proposals that ask for the same, together; the order is that of the first of each. */
  List<List<InputView>> folded(String clause) {
    Map<Object, List<InputView>> groups = new LinkedHashMap<>();
    for (Input input : byClause.getOrDefault(clause, List.of())) {
      if (input instanceof Input.Proposal proposal && !proposal.withdrawn()) {
        groups.computeIfAbsent(same(proposal), key -> new ArrayList<>()).add(view(proposal));
      }
    }
    return List.copyOf(groups.values());
  }

  private static Object same(Input.Proposal p) {
    var content = p.content();
    List<Object> key = new ArrayList<>();
    key.add(content.kind());
    key.add(content.target());
    if (content.text() != null) {
      content.text().blocks().forEach(b -> key.add(List.of(b.kind(), b.level(), b.content())));
    }
    return key;
  }

  static String code(Enum<?> value) {
    return value.name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  static Instant at(Stamp stamp) {
    return Instant.ofEpochMilli(stamp.at());
  }
}
