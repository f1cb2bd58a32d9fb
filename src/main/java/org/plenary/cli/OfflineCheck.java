package org.plenary.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.plenary.proof.Checkpoint;
import org.plenary.proof.EntryProof;
import org.plenary.proof.Hash;
import org.plenary.proof.Note;
import org.plenary.proof.VerifierKey;
import org.plenary.record.BundleCheck;
import picocli.CommandLine;

/** What {@code verify FILE} does: nothing but the file, a key and checkpoints is looked at. */
final class OfflineCheck {
  private static final int LONGEST_RECEIPT = 1 << 20;

  private OfflineCheck() {}

  /** Prints what was found; gives the exit code. */
  static int of(Path file, List<Path> kept, @Nullable String key, CommandLine line) {
    try {
      VerifierKey verifier = key == null ? null : VerifierKey.parse(key);
      return isReceipt(file)
          ? receipt(Files.readString(file), verifier, line.getOut())
          : bundle(file, kept, verifier, line.getOut());
    } catch (IOException | RuntimeException unreadable) {
      line.getErr().println(file + " cannot be checked: " + unreadable);
      return Plenary.USAGE;
    }
  }

  private static boolean isReceipt(Path file) throws IOException {
    if (Files.size(file) > LONGEST_RECEIPT) {
      return false;
    }
    String start = new String(Files.readAllBytes(file), StandardCharsets.ISO_8859_1);
    return start.startsWith("c2sp.org/tlog-proof@");
  }

  private static int bundle(Path file, List<Path> kept, @Nullable VerifierKey key, PrintWriter out)
      throws IOException {
    List<Note> older = new ArrayList<>();
    for (Path one : kept) {
      older.add(Note.parse(Files.readString(one)));
    }
    BundleCheck.Result result = BundleCheck.check(file, key, older);
    result.lines().forEach(out::println);
    result
        .fault()
        .ifPresentOrElse(
            fault ->
                out.println(
                    (fault.index() < 0 ? "BAD: " : "BAD at entry " + fault.index() + ": ")
                        + fault.sentence()),
            () -> out.println("GOOD"));
    out.flush();
    return result.fault().isEmpty() ? Plenary.DONE : Plenary.FAILED;
  }

  private static int receipt(String text, @Nullable VerifierKey key, PrintWriter out) {
    EntryProof proof = EntryProof.parse(text);
    Checkpoint head = Checkpoint.parse(proof.checkpoint().text());
    out.println(
        head.origin()
            + ": entry "
            + proof.index()
            + " of "
            + head.size()
            + ", root "
            + head.root());
    out.println(new String(proof.extra(), StandardCharsets.UTF_8));
    Hash leaf = Hash.leaf(proof.extra());
    String bad = "";
    if (!proof.proves(leaf)) {
      bad = "the entry is not in that log";
    } else if (!BundleCheck.isEntry(proof.extra())) {
      bad = "this is no entry of a log";
    } else if (key != null && !head.origin().equals(key.name())) {
      bad = "a checkpoint of another log than the key's";
    } else if (key != null && !proof.checkpoint().isSignedBy(key)) {
      bad = "not signed by the key";
    }
    if (!bad.isEmpty()) {
      out.println("BAD at entry " + proof.index() + ": " + bad);
    } else {
      out.println(key == null ? "Nobody's signature was checked: give --key" : "GOOD");
    }
    out.flush();
    if (!bad.isEmpty()) {
      return Plenary.FAILED;
    }
    return key == null ? Plenary.USAGE : Plenary.DONE;
  }
}
