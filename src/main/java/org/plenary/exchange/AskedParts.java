package org.plenary.exchange;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.plenary.negotiation.ProposalKind;
import org.plenary.negotiation.Target;
import org.plenary.text.Block;
import org.plenary.text.Doc;

/**
 * The proposals that a file carries beside its text, as parts of a contribution: one part for each
 * symbol of each one who makes them, as the file claims. Its text before is the file's text, the
 * text after that with what is asked for. Pure.
 */
final class AskedParts {

  /**
   * A proposal that a file carries.
   *
   * @param symbol such as {@code ATU/35A18/1}, empty for none
   * @param claimed whose it is, as the file says
   */
  record Claim(String symbol, String claimed, Asked asked) {}

  /** What one part holds. */
  private record Group(String symbol, String claimed) {}

  private final ReadDocument text;

  private AskedParts(ReadDocument text) {
    this.text = text;
  }

  /** The text itself first, then the parts. */
  static List<ReadFile.Part> of(ReadDocument text, List<Claim> claims) {
    AskedParts parts = new AskedParts(text);
    Map<Group, List<Asked>> groups = new LinkedHashMap<>();
    for (Claim one : claims) {
      groups
          .computeIfAbsent(new Group(one.symbol(), one.claimed()), g -> new ArrayList<>())
          .add(one.asked());
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
