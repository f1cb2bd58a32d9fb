package org.plenary.exchange;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.plenary.negotiation.Clauses;
import org.plenary.negotiation.ProposalKind;
import org.plenary.negotiation.Target;
import org.plenary.text.Block;
import org.plenary.text.Doc;
import org.plenary.text.Numbering;

/** The wishes of a part that tells itself, clause by clause, what it asks for. Pure. */
final class AskedWishes {
  private final Doc ours;
  private final Map<String, Wish.Choice> choices;
  private final @Nullable ReadDocument before;
  private final Map<String, Matching.Found> matches;
  private final Renaming renaming;

  private AskedWishes(Handed.Part part, Doc ours, Map<String, Wish.Choice> choices) {
    this.ours = ours;
    this.choices = choices;
    Handed.Text text = part.before() == null ? part.after() : part.before();
    this.before = text == null ? null : text.read();
    this.matches = before == null ? Map.of() : Matching.of(before.doc(), ours);
    this.renaming = new Renaming(this::ours);
  }

  /** In the order of the file. */
  static List<Wish> of(Handed.Part part, Doc ours, Map<String, Wish.Choice> choices) {
    AskedWishes all = new AskedWishes(part, ours, choices);
    List<Wish> wishes = new ArrayList<>();
    for (Asked asked : part.asked()) {
      wishes.add(all.wish(asked, "asked-" + (wishes.size() + 1)));
    }
    return wishes;
  }

  private @Nullable Block ours(String id) {
    Matching.Found found = matches.get(id);
    return found == null ? null : found.block();
  }

  private Wish wish(Asked asked, String key) {
    Matching.Found found = matches.get(asked.clause());
    Block there = found == null ? null : found.block();
    Wish.How how = found == null ? Wish.How.NONE : found.how();
    ProposalKind kind = asked.kind();
    Target.Place place = asked.place();
    Wish.Choice choice = choices.get(key);
    boolean out = choice != null && choice.place() == null;
    if (choice != null && choice.place() != null) {
      there = Clauses.block(ours, choice.clause()).orElse(null);
      how = there == null ? Wish.How.NONE : Wish.How.GIVEN;
      place = choice.place();
      boolean stands = place == Target.Place.AT;
      kind = stands ? kind == ProposalKind.ADD ? ProposalKind.MOD : kind : ProposalKind.ADD;
    }
    List<Block> blocks = blocks(asked, kind, there);
    boolean worded = kind != ProposalKind.SUP && kind != ProposalKind.NOC;
    Wish.Fate fate =
        out
            ? Wish.Fate.LEFT_OUT
            : there == null || worded && blocks.isEmpty()
                ? Wish.Fate.OPEN
                : worded && kind != ProposalKind.ADD && blocks.equals(List.of(there))
                    ? Wish.Fate.SATISFIED
                    : Wish.Fate.STORED;
    return new Wish(
        key,
        kind,
        there,
        place,
        blocks,
        how,
        label(asked),
        call(asked),
        List.of(),
        false,
        false,
        fate,
        asked.why());
  }

  private List<Block> blocks(Asked asked, ProposalKind kind, @Nullable Block there) {
    Doc text = asked.text();
    if (text == null || kind == ProposalKind.SUP || kind == ProposalKind.NOC) {
      return List.of();
    }
    List<Block> blocks = new ArrayList<>();
    for (Block block : text.blocks()) {
      Block stands = kind == ProposalKind.ADD || !blocks.isEmpty() ? null : there;
      Block named = renaming.named(block, stands);
      boolean taken = Clauses.block(ours, named.id()).isPresent();
      String id = stands != null ? stands.id() : taken ? "n-" + named.id() : named.id();
      Block form = stands != null && keepsForm(asked, named) ? stands : named;
      blocks.add(new Block(id, form.kind(), form.level(), form.num(), named.content()));
    }
    return blocks;
  }

  /** Whether what comes has the form of what stands there: a reader may take one for another. */
  private boolean keepsForm(Asked asked, Block block) {
    return before != null
        && Clauses.block(before.doc(), asked.clause())
            .filter(
                was ->
                    was.kind() == block.kind()
                        && was.level() == block.level()
                        && was.num() == block.num())
            .isPresent();
  }

  private String label(Asked asked) {
    return before == null ? "" : before.typed().getOrDefault(asked.clause(), "");
  }

  private String call(Asked asked) {
    if (before == null) {
      return "";
    }
    String call = Numbering.of(before.doc(), before.profile()).call(asked.clause());
    return before.doc().blocks().stream()
        .filter(block -> block.id().equals(call))
        .map(block -> block.plainText().strip())
        .findFirst()
        .orElse("");
  }
}
