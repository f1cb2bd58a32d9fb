package org.plenary.exchange;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.plenary.meeting.Meeting;
import org.plenary.negotiation.Clauses;
import org.plenary.negotiation.ProposalKind;
import org.plenary.negotiation.Revision;
import org.plenary.negotiation.Target;
import org.plenary.text.Block;
import org.plenary.text.Doc;
import org.plenary.text.Kind;
import org.plenary.text.Num;
import org.plenary.text.Numbering;
import org.plenary.text.Profile;
import org.plenary.text.Redline;

/**
 * What one part of a contribution asks of a resolution: each change of its redline, on the clause
 * of the resolution that it is about. A part without a redline is compared with the resolution
 * itself. Pure; takes time in proportion to both texts, so not for an event loop.
 */
public final class Wishes {
  /** The key of what is asked of a resolution as a whole. */
  static final String WHOLE = "whole";

  /** Blocks of one wish, as many as a proposal holds. */
  private static final int MOST_BLOCKS = 100;

  private final Doc ours;
  private final Map<String, Wish.Choice> choices;
  private final Map<String, Matching.Found> matches;

  /** The block of the text before by the id it has in the text after. */
  private final Map<String, String> before = new HashMap<>();

  private final Map<String, Block> asked = new HashMap<>();
  private final List<Wish> wishes = new ArrayList<>();
  private final @Nullable ReadDocument newest;
  private final Numbering numbering;
  private final Renaming renaming = new Renaming(id -> block(ours(id)));

  private Wishes(
      Doc ours,
      Map<String, Wish.Choice> choices,
      Map<String, Matching.Found> matches,
      @Nullable TrackedText text) {
    this.ours = ours;
    this.choices = choices;
    this.matches = matches;
    this.newest = text == null ? null : text.after();
    this.numbering =
        newest == null
            ? Numbering.of(ours, Export.profile(Meeting.Numbering.ITU, "en"))
            : Numbering.of(newest.doc(), newest.profile());
    if (text != null && text.before() != null && newest != null) {
      newest.doc().blocks().forEach(block -> asked.put(block.id(), block));
      Redline redline = Redline.of(text.before().doc(), newest.doc(), IcuSegmenter.of("en"));
      for (Redline.Row row : redline.rows()) {
        Block then = row.before();
        Block now = row.after();
        if (then != null && now != null) {
          before.put(now.id(), then.id());
        }
      }
    }
  }

  /**
   * In the order of the contribution.
   *
   * @param ours the resolution's text that the contribution is compared with
   * @param choices what the secretariat said, by the key of a wish
   */
  public static List<Wish> of(
      Handed.Part part, Doc ours, Profile profile, Map<String, Wish.Choice> choices) {
    if (!part.asked().isEmpty()) {
      return AskedWishes.of(part, ours, choices);
    }
    ProposalSymbol symbol = part.symbol();
    String official = symbol == null ? "" : symbol.symbol();
    if (official.equals("SUP") || official.equals("NOC")) {
      return List.of(whole(ProposalKind.valueOf(official), ours, choices));
    }
    TrackedText told = part.tracked();
    if (told == null || ours.blocks().isEmpty() || told.after() == null) {
      return List.of();
    }
    boolean redlined = told.isChanged() && told.before() != null;
    if (told.runs().isEmpty() && isHeading(told.newest().doc())) {
      return List.of();
    }
    ReadDocument base = new ReadDocument(ours, profile, Map.of(), Map.of(), List.of(), 0);
    TrackedText text =
        redlined ? told : new TrackedText(base, told.after(), Map.of(), told.doubtful());
    Doc theirs = Objects.requireNonNull(text.before()).doc();
    Wishes all = new Wishes(ours, choices, Matching.of(theirs, ours), text);
    List<ClauseChange> changes = ClauseChange.of(text);
    for (int i = 0; i < changes.size(); ) {
      int end = all.end(changes, i);
      all.add(changes.subList(i, end));
      i = end;
    }
    return all.wishes;
  }

  /** Nothing but number and title: it names a text, and does not ask that all of it goes. */
  private static boolean isHeading(Doc text) {
    return text.blocks().stream()
        .allMatch(
            block ->
                switch (block.kind()) {
                  case NUMBER, TITLE, HISTORY -> true;
                  default -> false;
                });
  }

  /** How many clauses of the part were found word by word: by this the version is chosen. */
  public static long likeness(Handed.Part part, Doc ours) {
    TrackedText text = part.tracked();
    if (text == null) {
      return 0;
    }
    ReadDocument told = text.before() == null ? text.after() : text.before();
    return told == null
        ? 0
        : Matching.of(told.doc(), ours).values().stream()
            .filter(found -> found.how() == Wish.How.SAME)
            .count();
  }

  private static Wish whole(ProposalKind kind, Doc ours, Map<String, Wish.Choice> choices) {
    Wish.Choice choice = choices.get(WHOLE);
    boolean out = choice != null && choice.place() == null;
    Block there = ours.blocks().isEmpty() ? null : ours.blocks().get(0);
    return new Wish(
        WHOLE,
        kind,
        there,
        Target.Place.AT,
        List.of(),
        there == null ? Wish.How.NONE : Wish.How.SAME,
        "",
        "",
        List.of(),
        false,
        false,
        out ? Wish.Fate.LEFT_OUT : there == null ? Wish.Fate.OPEN : Wish.Fate.STORED,
        "");
  }

  /** Where what belongs to the change at {@code from} ends. */
  private int end(List<ClauseChange> changes, int from) {
    Block first = changes.get(from).after();
    if (!changes.get(from).kind().equals("add") || first == null) {
      return from + 1;
    }
    String last = first.id();
    int end = from + 1;
    while (end < changes.size() && end - from < MOST_BLOCKS) {
      ClauseChange next = changes.get(end);
      Block block = next.after();
      if (block == null
          || !next.kind().equals("add")
          || !next.anchor().equals(last)
          || !belongs(first, block)) {
        break;
      }
      last = block.id();
      end++;
    }
    return end;
  }

  private static boolean belongs(Block first, Block block) {
    return switch (first.kind()) {
      case CALL -> block.kind() == Kind.CLAUSE || block.kind() == Kind.NOTE;
      case ANNEX -> block.kind() != Kind.ANNEX && block.kind() != Kind.CALL;
      case CLAUSE, PARAGRAPH -> block.kind() == first.kind() && block.level() > first.level();
      default -> false;
    };
  }

  private void add(List<ClauseChange> group) {
    ClauseChange change = group.get(0);
    Block was = change.before();
    Block key = was == null ? Objects.requireNonNull(change.after()) : was;
    boolean adds = change.kind().equals("add");
    if (change.moved() && change.runs().stream().allMatch(r -> r.op() == Redline.Op.SAME)) {
      moved(change, key);
      return;
    }
    Matching.Found found = was == null ? null : matches.get(was.id());
    Target.Place place = adds ? Target.Place.AFTER : Target.Place.AT;
    Block there = adds ? beside(change.anchor()) : found == null ? null : found.block();
    if (adds && there == null && !ours.blocks().isEmpty()) {
      there = ours.blocks().get(0);
      place = Target.Place.BEFORE;
    }
    Wish.How how = there == null ? Wish.How.NONE : found == null ? Wish.How.SAME : found.how();
    put(kind(change.kind()), key, there, place, how, change, group, "");
  }

  /** What only stands in another place is taken out here and put in there. */
  private void moved(ClauseChange change, Block key) {
    Matching.Found found = matches.get(key.id());
    put(
        ProposalKind.ADD,
        key,
        beside(change.anchor()),
        Target.Place.AFTER,
        beside(change.anchor()) == null ? Wish.How.NONE : Wish.How.LIKE,
        change,
        List.of(change),
        "");
    put(
        ProposalKind.SUP,
        key,
        found == null ? null : found.block(),
        Target.Place.AT,
        found == null ? Wish.How.NONE : found.how(),
        change,
        List.of(),
        "-from");
  }

  private void put(
      ProposalKind foundKind,
      Block key,
      @Nullable Block foundThere,
      Target.Place foundPlace,
      Wish.How foundHow,
      ClauseChange change,
      List<ClauseChange> group,
      String suffix) {
    ProposalKind kind = foundKind;
    Block there = foundThere;
    Target.Place place = foundPlace;
    Wish.How how = foundHow;
    Wish.Choice choice = choices.get(key.id() + suffix);
    boolean out = choice != null && choice.place() == null;
    if (choice != null && choice.place() != null) {
      there = Clauses.block(ours, choice.clause()).orElse(null);
      how = there == null ? Wish.How.NONE : Wish.How.GIVEN;
      boolean stands = choice.place() == Target.Place.AT;
      kind = stands ? kind == ProposalKind.ADD ? ProposalKind.MOD : kind : ProposalKind.ADD;
      place = choice.place();
    }
    boolean wordless = kind == ProposalKind.SUP;
    List<Block> blocks = wordless ? List.of() : blocks(kind, there, change, group);
    Wish.Fate fate =
        out
            ? Wish.Fate.LEFT_OUT
            : there == null || !wordless && blocks.isEmpty()
                ? Wish.Fate.OPEN
                : kind != ProposalKind.ADD && blocks.equals(List.of(there))
                    ? Wish.Fate.SATISFIED
                    : Wish.Fate.STORED;
    wishes.add(
        new Wish(
            key.id() + suffix,
            kind,
            there,
            place,
            blocks,
            how,
            typed(change),
            call(change),
            change.runs(),
            change.doubtful(),
            change.moved(),
            fate,
            ""));
  }

  private static ProposalKind kind(String kind) {
    return switch (kind) {
      case "add" -> ProposalKind.ADD;
      case "sup" -> ProposalKind.SUP;
      case "editorial" -> ProposalKind.EDITORIAL;
      default -> ProposalKind.MOD;
    };
  }

  /** The clause of ours after which something new stands: the nearest before it that we know. */
  private @Nullable Block beside(String anchor) {
    if (newest == null || anchor.isEmpty()) {
      return null;
    }
    List<Block> blocks = newest.doc().blocks();
    int at = -1;
    for (int i = 0; i < blocks.size(); i++) {
      at = blocks.get(i).id().equals(anchor) ? i : at;
    }
    for (int i = at; i >= 0; i--) {
      Matching.Found found = ours(blocks.get(i).id());
      if (found != null) {
        return found.block();
      }
    }
    return null;
  }

  private static @Nullable Block block(Matching.@Nullable Found found) {
    return found == null ? null : found.block();
  }

  /** The block of ours that a block of the text after was. */
  private Matching.@Nullable Found ours(String id) {
    String then = before.get(id);
    return then == null ? null : matches.get(then);
  }

  private List<Block> blocks(
      ProposalKind kind, @Nullable Block there, ClauseChange change, List<ClauseChange> group) {
    List<Block> blocks = new ArrayList<>();
    for (ClauseChange one : group.isEmpty() ? List.of(change) : group) {
      Block after = one.after();
      if (after != null) {
        blocks.add(renaming.named(asked.getOrDefault(after.id(), after), there));
      }
    }
    if (kind == ProposalKind.ADD || there == null || blocks.isEmpty()) {
      return kind == ProposalKind.ADD ? fresh(blocks) : blocks;
    }
    Block first = blocks.get(0);
    blocks.set(0, new Block(there.id(), there.kind(), there.level(), there.num(), first.content()));
    return blocks;
  }

  /** A new block never has the identity of one that is there; where that is not so, another's. */
  private List<Block> fresh(List<Block> blocks) {
    List<Block> fresh = new ArrayList<>();
    for (Block block : blocks) {
      boolean taken = Clauses.block(ours, block.id()).isPresent() || before.containsKey(block.id());
      String id = taken ? "n-" + block.id() : block.id();
      Num num = block.kind() == Kind.CLAUSE ? Num.AUTO : block.num();
      fresh.add(new Block(id, block.kind(), block.level(), num, block.content()));
    }
    return fresh;
  }

  private String typed(ClauseChange change) {
    Block block = change.after();
    return block == null || newest == null ? "" : newest.typed().getOrDefault(block.id(), "");
  }

  private String call(ClauseChange change) {
    Block block = change.after();
    if (block == null || newest == null) {
      return "";
    }
    String call = numbering.call(block.id());
    Block heading = call == null ? null : asked.get(call);
    return heading == null ? "" : heading.plainText().strip();
  }

  /**
   * A wish as the content of a proposal.
   *
   * @param version of the resolution whose text is {@code ours}
   * @param why the reason
   */
  public static Revision revision(Wish wish, Doc ours, long version, String why) {
    Block there = Objects.requireNonNull(wish.there());
    boolean adds = wish.kind() == ProposalKind.ADD;
    return new Revision(
        wish.kind(),
        new Target(there.id(), wish.place(), 0),
        adds ? null : new Doc(List.of(there)),
        wish.blocks().isEmpty() ? null : new Doc(wish.blocks()),
        version,
        Clauses.position(ours, there.id()),
        why);
  }
}
