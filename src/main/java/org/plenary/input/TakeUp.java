package org.plenary.input;

import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.plenary.negotiation.Act;
import org.plenary.negotiation.Clauses;
import org.plenary.negotiation.Input;
import org.plenary.negotiation.ProposalKind;
import org.plenary.negotiation.Revision;
import org.plenary.negotiation.Target;
import org.plenary.refusal.Refusal;
import org.plenary.resolution.Command;
import org.plenary.resolution.State;
import org.plenary.text.Block;
import org.plenary.text.Doc;
import org.plenary.text.Edits;
import org.plenary.text.Kind;
import org.plenary.text.Segmenter;
import org.plenary.text.Step;

/**
 * How a proposal is taken up: its changes, or some of them, as steps on the text it was made on;
 * the sequencer brings them over what came since. What the text says already is not done again. An
 * amendment goes on what it amends: on the text where that was taken up, else with it.
 */
final class TakeUp {
  private static final Set<Kind> OF_A_CALL = EnumSet.of(Kind.CLAUSE, Kind.PARAGRAPH, Kind.NOTE);

  private final State head;
  private final Input.Proposal proposal;
  private final Input.Proposal root;
  private final Segmenter words;
  private final long amendedAt;

  TakeUp(State head, Input.Proposal proposal, Segmenter words) {
    this.head = head;
    this.proposal = proposal;
    this.root = Standings.root(head.negotiation(), proposal);
    this.words = words;
    this.amendedAt = takenAt(proposal.content().target().amends());
  }

  /** The newest version whose entry took a proposal up; 0 if none did. */
  private long takenAt(int number) {
    long at = 0;
    for (Map.Entry<Long, Integer> one : head.negotiation().taken().entrySet()) {
      if (number > 0 && one.getValue() == number) {
        at = Math.max(at, one.getKey());
      }
    }
    return at;
  }

  /** The version on whose text the steps are made. */
  long base() {
    if (amendedAt > 0) {
      return amendedAt;
    }
    boolean whole =
        root.content().kind() == ProposalKind.ADD || root.content().kind() == ProposalKind.SUP;
    boolean there = Clauses.block(head.doc(), root.clause()).isPresent();
    // What is new goes beside its neighbour where that stands now; what goes, goes as it reads now.
    return whole && there ? head.version() : root.content().base();
  }

  /**
   * The command.
   *
   * <p>Refusals: {@code proposal.changes} (no such change), {@code proposal.satisfied} (the text
   * reads like that already), {@code clause.unknown}.
   *
   * @param picks indexes of the changes that are taken, in the redline of the proposal; null for
   *     all
   * @param state at {@link #base}
   */
  Command.Do command(State state, @Nullable Set<Integer> picks, String why) {
    Revision content = proposal.content();
    Edits shown = Edits.between(Standings.before(content), Standings.after(content), words);
    int size = shown.changes().size();
    if (picks != null && (picks.isEmpty() || picks.stream().anyMatch(i -> i < 0 || i >= size))) {
      throw Refusal.of("proposal.changes", "There is no such change in the proposal.")
          .asException();
    }
    boolean whole = picks == null || picks.size() == size;
    Act act = new Act.TakenUp(proposal.number(), whole, why);
    if (content.kind() == ProposalKind.NOC || content.target().amends() > 0 && drops(content)) {
      return new Command.Do(act);
    }
    List<Block> wanted =
        whole
            ? Standings.after(content)
            : shown.result(java.util.Objects.requireNonNull(picks)::contains);
    List<Step> steps = steps(state, shown, whole, picks, wanted);
    if (steps.isEmpty()) {
      throw Refusal.of("proposal.satisfied", "The text reads like this already.").asException();
    }
    return new Command.Do(state.version(), act, steps);
  }

  private static boolean drops(Revision content) {
    return Standings.after(content).isEmpty();
  }

  private List<Step> steps(
      State state, Edits shown, boolean whole, @Nullable Set<Integer> picks, List<Block> wanted) {
    if (amendedAt > 0) {
      Revision content = proposal.content();
      int at = place(state.doc(), content.target().clause());
      return shown.steps(at, i -> whole || picks == null || picks.contains(i));
    } else if (root == proposal
        && root.content().kind() != ProposalKind.ADD
        && !drops(root.content())) {
      Set<Integer> done = Set.copyOf(done(shown));
      int at = place(state.doc(), root.clause());
      return shown.steps(
          at, i -> (whole || picks == null || picks.contains(i)) && !done.contains(i));
    }
    if (root.content().kind() == ProposalKind.SUP && wanted.isEmpty()) {
      return gone(state.doc());
    }
    Edits all = Edits.between(Standings.before(root.content()), wanted, words);
    int at =
        root.content().kind() == ProposalKind.ADD
            ? beside(state.doc())
            : place(state.doc(), root.clause());
    return all.steps(at, i -> true);
  }

  /** The changes that the working text has already. */
  private List<Integer> done(Edits shown) {
    List<Block> current =
        new Standings(head, words).current(root, Standings.after(proposal.content()));
    return current.isEmpty()
        ? List.of()
        : shown.done(Edits.exactly(shown.before(), current, words));
  }

  /** The clause goes, as it reads now. */
  private List<Step> gone(Doc doc) {
    if (Clauses.block(head.doc(), root.clause()).isEmpty()) {
      return List.of();
    }
    int at = place(doc, root.clause());
    Block block = Clauses.block(doc, root.clause()).orElseThrow();
    return List.of(Step.Replace.delete(at, at + block.nodeSize()));
  }

  private static int place(Doc doc, String clause) {
    int at = Clauses.position(doc, clause);
    if (at < 0) {
      throw Refusal.of("clause.unknown", "There is no such clause in the text.").asException();
    }
    return at;
  }

  /**
   * Where something new stands: behind a clause it is behind what belongs to the clause; a new call
   * is behind all that belongs to the call there, for it would take what follows it.
   */
  private int beside(Doc doc) {
    Target target = root.content().target();
    int at = place(doc, target.clause());
    if (target.place() == Target.Place.BEFORE) {
      return at;
    }
    Block neighbour = Clauses.block(doc, target.clause()).orElseThrow();
    Block first = Standings.after(proposal.content()).get(0);
    Set<String> earlier = earlier(target);
    boolean passed = false;
    for (Block block : doc.blocks()) {
      if (passed) {
        boolean below =
            first.kind() == Kind.CALL
                ? OF_A_CALL.contains(block.kind())
                : block.level() > neighbour.level() && block.level() > first.level();
        if (!below && !earlier.contains(block.id())) {
          return at;
        }
        at += block.nodeSize();
      } else if (block == neighbour) {
        passed = true;
        at += block.nodeSize();
      }
    }
    return at;
  }

  /** Blocks that earlier proposals of the same contribution would put behind the same clause. */
  private Set<String> earlier(Target target) {
    Set<String> ids = new HashSet<>();
    for (Input input : head.negotiation().inputs().values()) {
      if (input instanceof Input.Proposal other
          && root.contribution() > 0
          && other.contribution() == root.contribution()
          && other.number() < root.number()
          && other.content().target().equals(target)) {
        Standings.after(other.content()).forEach(block -> ids.add(block.id()));
      }
    }
    return ids;
  }
}
