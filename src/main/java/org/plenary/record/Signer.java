package org.plenary.record;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.util.List;
import java.util.Optional;
import org.plenary.proof.Checkpoint;
import org.plenary.proof.Hash;
import org.plenary.proof.Merkle;
import org.plenary.proof.Note;
import org.plenary.proof.SigningKey;
import org.plenary.proof.Tree;
import org.plenary.proof.VerifierKey;
import org.plenary.refusal.Refusal;

/**
 * Signs checkpoints. Key and the last checkpoint signed of each log are files in a directory that
 * the database cannot reach; a checkpoint is on the disk before anybody sees it. Blocks; one call
 * at a time.
 */
public final class Signer {
  private static final String KEY = "key";

  private final Path home;
  private final SigningKey key;

  private Signer(Path home, SigningKey key) {
    this.home = home;
    this.key = key;
  }

  /** Reads the key; makes one, for its owner's eyes only, where there is none. */
  public static Signer in(Path home) throws IOException {
    Path file = home.resolve(KEY);
    if (!Files.exists(file)) {
      Files.createDirectories(home);
      write(file, SigningKey.make(new SecureRandom()).seed() + "\n");
    }
    return new Signer(home, SigningKey.parse(Files.readString(file).strip()));
  }

  /** What checks its signatures under that log. */
  public VerifierKey verifier(String origin) {
    return key.verifier(origin);
  }

  /** The last it signed for a log. */
  Optional<Note> last(long meeting) throws IOException {
    Path file = file(meeting);
    return Files.exists(file) ? Optional.of(Note.parse(Files.readString(file))) : Optional.empty();
  }

  private Path file(long meeting) {
    return home.resolve(meeting + ".checkpoint");
  }

  /**
   * Signs the whole tree.
   *
   * <p>Refusal: {@code log.inconsistent} where the tree does not begin with the last that was
   * signed: nothing of that log is ever signed again until somebody has looked.
   */
  Note sign(long meeting, String origin, Tree tree) throws IOException {
    Optional<Note> last = last(meeting);
    if (last.isPresent()) {
      Checkpoint before = Checkpoint.parse(last.get().text());
      if (!last.get().isSignedBy(verifier(origin)) || !continues(before, tree)) {
        throw Refusal.of(
                "log.inconsistent",
                "The log does not continue the last checkpoint that was signed, of "
                    + before.size()
                    + " entries.")
            .asException();
      }
      if (before.size() == tree.size()) {
        return last.get();
      }
    }
    Checkpoint next = new Checkpoint(origin, tree.size(), tree.root());
    Note note = Note.sign(next.text(), origin, List.of(key));
    write(file(meeting), note.toString());
    return note;
  }

  private static boolean continues(Checkpoint before, Tree tree) {
    if (before.size() > tree.size()) {
      return false;
    }
    Hash root = tree.root();
    List<Hash> proof = Merkle.consistency(tree, before.size(), tree.size());
    return Merkle.isConsistent(before.size(), before.root(), tree.size(), root, proof);
  }

  /** Whole or not at all, and on the disk when it returns. */
  static void write(Path file, String text) throws IOException {
    Path part = file.resolveSibling(file.getFileName() + ".part");
    Files.deleteIfExists(part);
    if (part.getFileSystem().supportedFileAttributeViews().contains("posix")) {
      Files.createFile(
          part, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
    }
    try (FileChannel out =
        FileChannel.open(part, StandardOpenOption.CREATE, StandardOpenOption.WRITE)) {
      ByteBuffer bytes = ByteBuffer.wrap(text.getBytes(StandardCharsets.UTF_8));
      while (bytes.hasRemaining()) {
        out.write(bytes);
      }
      out.force(true);
    }
    Files.move(part, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
  }
}
