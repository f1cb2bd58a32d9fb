package org.plenary.exchange;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.plenary.negotiation.ProposalKind;
import org.plenary.negotiation.Target;
import org.plenary.text.Block;
import org.plenary.text.Doc;
import org.plenary.text.Kind;
import org.plenary.text.Num;

/**
 * The amendments of an Akoma Ntoso file as parts of a contribution: one part for each symbol of
 * each one who makes them, as the file claims. Its text before is the file's text, the text after
 * that with what is asked for.
 */
final class AknParts {

  /** What one part holds. */
  private record Group(String symbol, String claimed) {}

  private final ReadDocument text;
  private final Map<String, Integer> places;
  private final Supplier<String> ids;
  private final Map<Integer, Block> blocks = new HashMap<>();

  private AknParts(ReadDocument text, Map<String, Integer> places, Supplier<String> ids) {
    this.text = text;
    this.places = places;
    this.ids = ids;
    for (Block block : text.doc().blocks()) {
      blocks.put(text.lines().getOrDefault(block.id(), 0), block);
    }
  }

  /** The text itself first, then the parts. */
  static List<ReadFile.Part> of(AknReader.Read file, ReadDocument text, Supplier<String> ids) {
    AknParts parts = new AknParts(text, file.places(), ids);
    Map<Group, List<Asked>> groups = new LinkedHashMap<>();
    for (AknAmendment one : file.amendments()) {
      String claimed = file.organizations().getOrDefault(one.author, "");
      groups
          .computeIfAbsent(new Group(one.symbol, claimed), g -> new ArrayList<>())
          .add(parts.asked(one));
    }
    int unread = 0;
    List<ReadFile.Part> found = new ArrayList<>();
    for (Map.Entry<Group, List<Asked>> one : groups.entrySet()) {
      if (found.size() < Handed.MOST_PARTS - 1) {
        found.add(parts.part(one.getKey(), one.getValue()));
      } else {
        unread += one.getValue().size();
      }
    }
    TrackedText plain = TrackedText.plain(unread == 0 ? text : slipped(text, unread));
    found.add(0, new ReadFile.Part(null, "", "", plain, List.of()));
    return found;
  }

  /** More than a contribution holds: that is said. */
  private static ReadDocument slipped(ReadDocument text, int unread) {
    List<Finding> findings = new ArrayList<>();
    String sentence =
        "Proposals that the file carries beside the text are not read: " + unread + ".";
    findings.add(new Finding("proposal.unread", sentence, 0, null, Integer.toString(unread)));
    findings.addAll(text.findings());
    return new ReadDocument(
        text.doc(), text.profile(), text.typed(), text.lines(), findings, text.left());
  }

  private Asked asked(AknAmendment one) {
    ProposalKind kind = kind(one);
    Block to = blocks.get(places.getOrDefault(one.to, -1));
    Target.Place place =
        kind != ProposalKind.ADD
            ? Target.Place.AT
            : one.place.equals("before") ? Target.Place.BEFORE : Target.Place.AFTER;
    List<Block> comes = new ArrayList<>();
    boolean wordless = kind == ProposalKind.SUP || kind == ProposalKind.NOC;
    for (AknAmendment.Quoted line : wordless ? List.<AknAmendment.Quoted>of() : one.comes()) {
      comes.add(block(line, kind == ProposalKind.ADD || !comes.isEmpty() ? null : to));
    }
    String why = String.join("\n", one.reasons);
    String clause = to == null ? "" : to.id();
    return new Asked(kind, clause, place, comes.isEmpty() ? null : new Doc(comes), why);
  }

  private static ProposalKind kind(AknAmendment one) {
    return switch (one.type) {
      case "insertion" -> ProposalKind.ADD;
      case "repeal" -> ProposalKind.SUP;
      case "" -> one.comes().isEmpty() ? ProposalKind.NOC : ProposalKind.MOD;
      default -> one.kind.equals("(MOD)") ? ProposalKind.EDITORIAL : ProposalKind.MOD;
    };
  }

  /** A quoted line: of the kind it says, else of that of what it is to replace. */
  private Block block(AknAmendment.Quoted quoted, @Nullable Block there) {
    Kind told = quoted.kind();
    Kind kind = told != null ? told : there == null ? Kind.CLAUSE : there.kind();
    int level = quoted.level(there == null ? 0 : there.level());
    Num num = quoted.num(there == null ? Num.AUTO : there.num());
    return new Block(ids.get(), kind, level, num, PlainBlocks.content(quoted.line(), kind));
  }

  private ReadFile.Part part(Group group, List<Asked> asked) {
    ReadDocument after =
        new ReadDocument(
            applied(asked), text.profile(), text.typed(), text.lines(), List.of(), text.left());
    TrackedText tracked = new TrackedText(text, after, Map.of(), Set.of());
    ProposalSymbol symbol =
        ProposalSymbol.of("MOD " + (group.symbol().isEmpty() ? "-" : group.symbol()));
    return new ReadFile.Part(
        symbol, "", "", tracked, ClauseChange.of(tracked), group.claimed(), asked);
  }

  /** The text with all of that; what another of them has taken out is not changed. */
  private Doc applied(List<Asked> all) {
    List<Block> now = new ArrayList<>(text.doc().blocks());
    for (Asked one : all) {
      int at = index(now, one.clause());
      Doc comes = one.text();
      List<Block> fresh = comes == null ? List.of() : comes.blocks();
      if (at < 0 || one.kind() == ProposalKind.NOC) {
        continue;
      }
      if (one.kind() == ProposalKind.ADD) {
        now.addAll(one.place() == Target.Place.BEFORE ? at : at + 1, fresh);
        continue;
      }
      Block there = now.remove(at);
      for (int i = 0; i < fresh.size(); i++) {
        Block block = fresh.get(i);
        String id = i == 0 ? there.id() : block.id();
        now.add(at + i, new Block(id, block.kind(), block.level(), block.num(), block.content()));
      }
    }
    return new Doc(now);
  }

  private static int index(List<Block> blocks, String id) {
    for (int i = 0; i < blocks.size(); i++) {
      if (blocks.get(i).id().equals(id)) {
        return i;
      }
    }
    return -1;
  }
}
