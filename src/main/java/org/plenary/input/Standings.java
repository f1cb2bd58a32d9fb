package org.plenary.input;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.plenary.negotiation.Clauses;
import org.plenary.negotiation.Input;
import org.plenary.negotiation.Negotiation;
import org.plenary.negotiation.ProposalKind;
import org.plenary.negotiation.Revision;
import org.plenary.resolution.State;
import org.plenary.text.Block;
import org.plenary.text.Doc;
import org.plenary.text.Edits;
import org.plenary.text.Segmenter;

/**
 * How the proposals of one state stand to its text and to each other. Pure; for one thread, for it
 * remembers what it has compared.
 */
final class Standings {
  /** An amendment of an amendment of ... ends somewhere. */
  private static final int DEEPEST = 50;

  private final State state;
  private final Segmenter words;
  private final Set<Integer> taken;
  private final Map<String, List<Integer>> alike = new HashMap<>();

  Standings(State state, Segmenter words) {
    this.state = state;
    this.words = words;
    this.taken = new HashSet<>(state.negotiation().taken().values());
    for (Input input : state.negotiation().inputs().values()) {
      if (input instanceof Input.Proposal proposal && !proposal.withdrawn()) {
        alike.computeIfAbsent(key(proposal), k -> new ArrayList<>()).add(proposal.number());
      }
    }
  }

  /** What the proposal was made on: the clause, the text of the proposal it amends, or nothing. */
  static List<Block> before(Revision content) {
    Doc before = content.before();
    return before == null ? List.of() : before.blocks();
  }

  /** What it asks for. */
  static List<Block> after(Revision content) {
    Doc text = content.text();
    if (content.kind() == ProposalKind.NOC) {
      return before(content);
    }
    return text == null ? List.of() : text.blocks();
  }

  /** The redline of a proposal: against what it was made on. */
  Edits edits(Revision content) {
    return Edits.between(before(content), after(content), words);
  }

  /** The proposal on the text itself that this one amends; the same one where it amends none. */
  static Input.Proposal root(Negotiation n, Input.Proposal proposal) {
    Input.Proposal at = proposal;
    for (int i = 0; i < DEEPEST; i++) {
      Optional<Input.Proposal> next = n.proposal(at.content().target().amends());
      if (next.isEmpty()) {
        return at;
      }
      at = next.get();
    }
    return at;
  }

  /** What the text itself would become, from what the amended proposal was made on. */
  Edits onText(Input.Proposal proposal) {
    Input.Proposal root = root(state.negotiation(), proposal);
    List<Block> after = after(proposal.content());
    boolean dropsAmended = root != proposal && after.isEmpty();
    return Edits.between(
        before(root.content()), dropsAmended ? before(root.content()) : after, words);
  }

  /** Those that read the same, itself included; in the order of their numbers. */
  List<Integer> alike(Input.Proposal proposal) {
    List<Integer> found = alike.getOrDefault(key(proposal), List.of());
    return found.contains(proposal.number()) ? found : List.of(proposal.number());
  }

  private static String key(Input.Proposal proposal) {
    Revision content = proposal.content();
    StringBuilder key = new StringBuilder();
    key.append(content.kind()).append('|').append(content.target());
    for (Block block : after(content)) {
      key.append('\n').append(block.kind()).append(block.level()).append(' ').append(folded(block));
    }
    return key.toString();
  }

  private static String folded(Block block) {
    return block.plainText().strip().replaceAll("[\\s\\u00a0\\u202f]+", " ");
  }

  private static boolean sameWords(List<Block> a, List<Block> b) {
    return a.stream()
        .map(Standings::folded)
        .toList()
        .equals(b.stream().map(Standings::folded).toList());
  }

  Standing of(Input.Proposal proposal) {
    if (taken.contains(proposal.number())) {
      return Standing.TAKEN_UP;
    } else if (isSatisfied(proposal)) {
      return Standing.SATISFIED;
    } else if (alike(proposal).stream().anyMatch(taken::contains)) {
      return Standing.REDUNDANT;
    }
    return collidesWithText(proposal) ? Standing.COLLIDES : Standing.OPEN;
  }

  private boolean isSatisfied(Input.Proposal proposal) {
    Revision content = proposal.content();
    if (content.target().amends() > 0 && after(content).isEmpty()) {
      return state
          .negotiation()
          .proposal(content.target().amends())
          .map(Input.Proposal::withdrawn)
          .orElse(true);
    }
    Input.Proposal root = root(state.negotiation(), proposal);
    List<Block> after = after(content);
    return root.content().kind() == ProposalKind.ADD
        ? stands(after)
        : sameWords(current(root, after), after);
  }

  /** Whether these blocks stand somewhere in the text, one after the other. */
  private boolean stands(List<Block> wanted) {
    List<Block> blocks = state.doc().blocks();
    for (int i = 0; i + wanted.size() <= blocks.size(); i++) {
      if (sameWords(blocks.subList(i, i + wanted.size()), wanted)) {
        return true;
      }
    }
    return false;
  }

  /** The clause as it reads now, with the blocks split off it as the proposal wants it. */
  List<Block> current(Input.Proposal root, List<Block> after) {
    Set<String> ids = new HashSet<>();
    after.forEach(block -> ids.add(block.id()));
    List<Block> found = new ArrayList<>();
    for (Block block : state.doc().blocks()) {
      boolean first = found.isEmpty() && block.id().equals(root.clause());
      if (first || !found.isEmpty() && ids.contains(block.id())) {
        found.add(block);
      } else if (!found.isEmpty()) {
        break;
      }
    }
    return found;
  }

  private boolean collidesWithText(Input.Proposal proposal) {
    Input.Proposal root = root(state.negotiation(), proposal);
    ProposalKind kind = root.content().kind();
    if (kind == ProposalKind.ADD || kind == ProposalKind.SUP) {
      return false;
    }
    if (Clauses.block(state.doc(), root.clause()).isEmpty()) {
      return true;
    }
    List<Block> before = before(root.content());
    if (kind == ProposalKind.NOC) {
      return !sameWords(current(root, before), before);
    }
    Edits meanwhile = Edits.exactly(before, current(root, after(proposal.content())), words);
    return onText(proposal).collides(meanwhile);
  }

  /** Whether the two cannot both be taken up. What asks for no change collides with nothing. */
  boolean collide(Input.Proposal one, Input.Proposal other) {
    boolean apart = one.withdrawn() || other.withdrawn() || isKin(one, other);
    boolean quiet =
        one.content().kind() == ProposalKind.NOC || other.content().kind() == ProposalKind.NOC;
    if (apart || quiet || alike(one).contains(other.number())) {
      return false;
    }
    return onText(one).collides(onText(other), words);
  }

  /** Whether one amends the other. */
  private static boolean isKin(Input.Proposal one, Input.Proposal other) {
    return one.content().target().amends() == other.number()
        || other.content().target().amends() == one.number();
  }
}
