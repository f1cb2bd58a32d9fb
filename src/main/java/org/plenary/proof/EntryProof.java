package org.plenary.proof;

import java.util.ArrayList;
import java.util.Base64;
import java.util.List;

/**
 * Shows offline that an entry is in a log, as C2SP tlog-proof writes it.
 *
 * @param extra for whoever wrote it: here the entry itself; empty for nothing
 * @param index the entry's place in the log, from 0
 * @param checkpoint the signed note
 */
public record EntryProof(byte[] extra, long index, List<Hash> hashes, Note checkpoint) {
  private static final String HEAD = "c2sp.org/tlog-proof@v1";

  public EntryProof {
    extra = extra.clone();
    hashes = List.copyOf(hashes);
  }

  @Override
  public byte[] extra() {
    return extra.clone();
  }

  @Override
  public String toString() {
    StringBuilder text = new StringBuilder(HEAD).append('\n');
    if (extra.length > 0) {
      text.append("extra ").append(Base64.getEncoder().encodeToString(extra)).append('\n');
    }
    text.append("index ").append(index).append('\n');
    hashes.forEach(hash -> text.append(hash.base64()).append('\n'));
    return text.append('\n').append(checkpoint).toString();
  }

  public static EntryProof parse(String text) {
    int cut = text.indexOf("\n\n");
    if (cut < 0) {
      throw new IllegalArgumentException("This is no proof of an entry.");
    }
    List<String> lines = new ArrayList<>(List.of(text.substring(0, cut).split("\n", -1)));
    if (!lines.remove(0).equals(HEAD)) {
      throw new IllegalArgumentException("This is no proof of an entry.");
    }
    byte[] extra = new byte[0];
    if (!lines.isEmpty() && lines.get(0).startsWith("extra ")) {
      extra = Strict.base64(lines.remove(0).substring("extra ".length()));
    }
    if (lines.isEmpty() || !lines.get(0).startsWith("index ")) {
      throw new IllegalArgumentException("A proof without the entry's place.");
    }
    long index = Strict.number(lines.remove(0).substring("index ".length()));
    List<Hash> hashes = lines.stream().map(Hash::parseBase64).toList();
    return new EntryProof(extra, index, hashes, Note.parse(text.substring(cut + 2)));
  }

  /** Whether it proves an entry of that hash, below its own checkpoint. */
  public boolean proves(Hash leaf) {
    Checkpoint head = Checkpoint.parse(checkpoint.text());
    return Merkle.isIncluded(leaf, index, head.size(), hashes, head.root());
  }
}
