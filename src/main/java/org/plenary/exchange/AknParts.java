package org.plenary.exchange;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.plenary.negotiation.ProposalKind;
import org.plenary.negotiation.Target;
import org.plenary.text.Block;
import org.plenary.text.Doc;
import org.plenary.text.Kind;
import org.plenary.text.Num;

/** The amendments of an Akoma Ntoso file as parts of a contribution, see {@link AskedParts}. */
final class AknParts {

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
    List<AskedParts.Claim> claims = new ArrayList<>();
    for (AknAmendment one : file.amendments()) {
      String claimed = file.organizations().getOrDefault(one.author, "");
      claims.add(new AskedParts.Claim(one.symbol, claimed, parts.asked(one)));
    }
    return AskedParts.of(text, claims);
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
}
