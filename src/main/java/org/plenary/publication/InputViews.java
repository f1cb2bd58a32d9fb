package org.plenary.publication;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.plenary.negotiation.Answer;
import org.plenary.negotiation.Contribution;
import org.plenary.negotiation.Input;
import org.plenary.negotiation.Negotiation;
import org.plenary.negotiation.Position;
import org.plenary.negotiation.ProposalKind;
import org.plenary.negotiation.Stamp;
import org.plenary.negotiation.Subject;
import org.plenary.resolution.State;
import org.plenary.text.Anchor;
import org.plenary.text.Segmenter;

/** Inputs and their answers as the public reads them. Pure. */
final class InputViews {
  private final String path;
  private final State state;
  private final Negotiation n;
  private final Words words;
  private final Segmenter segmenter;
  private final Function<String, @Nullable Place> places;

  /**
   * @param path of the resolution's page
   * @param places where a clause is; null where it is no longer there
   */
  InputViews(
      String path,
      State state,
      Words words,
      Segmenter segmenter,
      Function<String, @Nullable Place> places) {
    this.path = path;
    this.state = state;
    this.n = state.negotiation();
    this.words = words;
    this.segmenter = segmenter;
    this.places = places;
  }

  /** The input as the public reads it. */
  InputView of(Input input) {
    if (input instanceof Input.Proposal proposal) {
      return proposal(proposal);
    } else if (input instanceof Input.Comment comment) {
      return comment(comment);
    } else if (input instanceof Input.Statement statement) {
      return statement(statement);
    }
    return submission((Input.PublicInput) input);
  }

  private InputView proposal(Input.Proposal p) {
    int amends = p.content().target().amends();
    Contribution envelope = n.contributions().get(p.contribution());
    List<InputView.Version> versions = new ArrayList<>();
    for (Input.Proposal.Revised one : p.revisions()) {
      versions.add(
          new InputView.Version(
              Lines.of(one.content(), segmenter),
              one.content().why(),
              one.content().base(),
              one.stamp().version(),
              Inputs.at(one.stamp())));
    }
    return view(
        p,
        Inputs.code(p.content().kind()),
        p.content().kind() == ProposalKind.EDITORIAL ? "(MOD)" : p.content().kind().name(),
        p.symbol(),
        Visibility.of(p.stamp().by()),
        versions.get(versions.size() - 1).lines(),
        p.content().why(),
        "",
        "",
        false,
        List.of(),
        amends == 0 ? null : link(amends),
        envelope == null ? null : link(envelope),
        versions,
        p.supporters().stream()
            .map(one -> new InputView.Supporter(Visibility.of(one.by()), one.version()))
            .toList(),
        stands(new Subject(p.number(), "")),
        List.of());
  }

  private InputView comment(Input.Comment c) {
    return view(
        c,
        "comment-" + Inputs.code(c.type()),
        "",
        "",
        Visibility.of(c.stamp().by()),
        List.of(),
        "",
        c.text(),
        c.quote(),
        c.anchor() instanceof Anchor.Buried,
        c.tags().stream().sorted().map(Inputs::code).toList(),
        c.proposal() == 0 ? null : link(c.proposal()),
        null,
        List.of(),
        List.of(),
        List.of(),
        c.replies().stream().map(reply -> said(reply.stamp(), reply.text())).toList());
  }

  /** Whose words they are is told by delegation; the speaker's name is not. */
  private InputView statement(Input.Statement s) {
    return plain(s, "statement", Visibility.of(s), s.text());
  }

  private InputView submission(Input.PublicInput p) {
    boolean shown = Visibility.isListed(p);
    return plain(
        p, "submission", shown ? Visibility.of(p) : null, shown ? words.of(p.number()) : "");
  }

  private InputView plain(Input input, String kind, @Nullable Speaker by, String text) {
    return view(
        input, kind, "", "", by, List.of(), "", text, "", false, List.of(), null, null, List.of(),
        List.of(), List.of(), List.of());
  }

  private InputView view(
      Input input,
      String kind,
      String official,
      String name,
      @Nullable Speaker by,
      List<List<Piece>> lines,
      String why,
      String text,
      String quote,
      boolean deleted,
      List<String> tags,
      @Nullable Link amends,
      @Nullable Link envelope,
      List<InputView.Version> versions,
      List<InputView.Supporter> supporters,
      List<InputView.Stand> positions,
      List<InputView.Said> replies) {
    String clause = Visibility.isListed(input) ? n.clauseOf(input, state.doc()) : "";
    return new InputView(
        input.number(),
        href(input.number()),
        kind,
        official,
        name,
        by,
        input.stamp().version(),
        Inputs.at(input.stamp()),
        clause,
        places.apply(clause),
        standing(n, input),
        lines,
        why,
        text,
        quote,
        deleted,
        tags,
        amends,
        envelope,
        versions,
        supporters,
        positions,
        replies,
        answers(input),
        aside(input));
  }

  private static InputView.@Nullable Said aside(Input input) {
    Input.Withdrawal withdrawal = input.withdrawal();
    if (withdrawal != null) {
      return said(withdrawal.stamp(), withdrawal.why());
    }
    return input instanceof Input.PublicInput open && open.withdrawn() && open.moderation() != null
        ? said(open.moderation().stamp(), open.moderation().reason())
        : null;
  }

  private static InputView.Said said(Stamp stamp, String text) {
    return new InputView.Said(Visibility.of(stamp.by()), text, stamp.version(), Inputs.at(stamp));
  }

  /** See {@link InputView#standing}. */
  static String standing(Negotiation n, Input input) {
    if (input instanceof Input.PublicInput open && !Visibility.isListed(open)) {
      return open.moderation() == null ? "waiting" : "refused";
    } else if (input.withdrawn()) {
      return "withdrawn";
    } else if (!n.owes(input)) {
      return "answered";
    }
    return n.answer(input.number()).isPresent() ? "contested" : "owed";
  }

  List<InputView.Stand> stands(Subject subject) {
    List<InputView.Stand> stands = new ArrayList<>();
    for (Position.Taken taken : n.positionsOn(subject)) {
      stands.add(
          new InputView.Stand(
              Visibility.of(taken.stamp().by()),
              Inputs.code(taken.stance()),
              taken.why(),
              taken.remedy(),
              taken.stamp().version(),
              Inputs.at(taken.stamp())));
    }
    return stands;
  }

  private List<AnswerView> answers(Input input) {
    List<Answer.Published> all = n.answers().getOrDefault(input.number(), List.of());
    List<AnswerView> views = new ArrayList<>();
    for (int i = all.size() - 1; i >= 0; i--) {
      views.add(answer(all.get(i), i == all.size() - 1));
    }
    return views;
  }

  private AnswerView answer(Answer.Published published, boolean newest) {
    Answer a = published.answer();
    return new AnswerView(
        Inputs.code(a.outcome()),
        a.heard(),
        a.considered(),
        a.related().stream().map(this::link).toList(),
        a.why(),
        a.change() == 0 ? null : change(a),
        a.into() == 0 ? null : link(a.into()),
        places.apply(a.clause()),
        a.until(),
        Visibility.of(published.stamp().by()),
        published.stamp().version(),
        Inputs.at(published.stamp()),
        newest,
        published.delivered().stream()
            .map(
                d ->
                    new AnswerView.Delivered(
                        d.channel(), d.stamp().version(), Inputs.at(d.stamp())))
            .toList(),
        response(published.response()));
  }

  private static AnswerView.@Nullable Response response(Answer.@Nullable Response said) {
    return said == null
        ? null
        : new AnswerView.Response(
            said.contested(), said.why(), said.stamp().version(), Inputs.at(said.stamp()));
  }

  /** The comparison of the versions before and after the change, at the clause. */
  private Link change(Answer answer) {
    String clause = answer.clause().isEmpty() ? "" : "#c-" + answer.clause();
    long before = Math.max(1, answer.change() - 1);
    return new Link(
        String.valueOf(answer.change()),
        path + "?from=" + before + "&to=" + answer.change() + clause);
  }

  Link link(int input) {
    Input found = n.inputs().get(input);
    String name = found instanceof Input.Proposal proposal ? proposal.symbol() : "";
    return new Link(name.isEmpty() ? "№ " + input : name, href(input));
  }

  Link link(Contribution one) {
    return new Link(one.symbol(), path + "/contributions/" + one.number());
  }

  private String href(int input) {
    return path + "/inputs/" + input;
  }
}
